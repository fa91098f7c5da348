package dev.jfork.processor.validate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.jfork.processor.model.LauncherName;
import dev.jfork.processor.model.WorkerMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/** A launcher must be able to call the method: from its package, without an object, without type arguments. */
public final class PlacementRules {
    /** The JVM gives a call 255, and the object that is called has one of them. */
    private static final int MAX_SLOTS = 254;

    private PlacementRules() {}

    /**
     * Checks a method.
     *
     * @param method the method
     * @return what is wrong with it
     */
    public static List<Problem> check(WorkerMethod method) {
        List<Problem> problems = new ArrayList<>();
        ExecutableElement element = method.element();
        Set<Modifier> modifiers = element.getModifiers();
        String name = method.shortSignature();
        if (method.receiver().isPresent()
                && !TravelRules.isSent(method.receiver().get(), method)) {
            String owner = method.owner().simpleName();
            problems.add(Problem.at(element, Diagnostic.WORKER_NOT_STATIC.message(name, owner, owner)));
        }
        if (modifiers.contains(Modifier.PRIVATE)) {
            problems.add(Problem.at(element, Diagnostic.WORKER_PRIVATE.message(name)));
        }
        if (!element.getTypeParameters().isEmpty()) {
            problems.add(Problem.at(element, Diagnostic.WORKER_GENERIC.message(name)));
        }
        method.hiddenBy()
                .ifPresent(hidden ->
                        problems.add(Problem.at(element, Diagnostic.WORKER_HIDDEN.message(name, hidden.simpleName()))));
        ClassName owner = method.owner().topLevelClassName();
        if (owner.packageName().isEmpty() && LauncherName.NESTED.contains(owner.simpleName())) {
            problems.add(Problem.at(element, Diagnostic.WORKER_UNNAMEABLE.message(name, owner)));
        }
        int slots =
                method.arguments().stream().mapToInt(each -> slots(each.type())).sum();
        if (slots > MAX_SLOTS) {
            problems.add(Problem.at(element, Diagnostic.TOO_MANY_PARAMETERS.message(method.name(), slots, MAX_SLOTS)));
        }
        return problems;
    }

    private static int slots(TypeName type) {
        return type.equals(TypeName.LONG) || type.equals(TypeName.DOUBLE) ? 2 : 1;
    }

    /**
     * Checks whether the class around a method has a name that code can say, which that of a compact source file has not.
     * Such a method is none for later rounds, where its class is looked up by name.
     *
     * @param method the method
     * @param elements the compilation
     * @return what is wrong with it, if that is
     */
    public static Optional<Problem> checkClass(ExecutableElement method, Elements elements) {
        Element outermost = method;
        while (!(outermost.getEnclosingElement() instanceof PackageElement ownPackage)) {
            outermost = Objects.requireNonNull(outermost.getEnclosingElement());
        }
        Name name = outermost.getSimpleName();
        // No language model before that of Java 25 has a word for it.
        return ownPackage.isUnnamed() && elements.getTypeElement(elements.getModuleOf(outermost), name) == null
                ? Optional.of(Problem.at(
                        method, Diagnostic.WORKER_IN_COMPACT_FILE.message(method.getSimpleName(), name, name)))
                : Optional.empty();
    }
}
