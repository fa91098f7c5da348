package dev.jfork.processor.validate;

import com.palantir.javapoet.ClassName;
import dev.jfork.processor.model.LauncherName;
import dev.jfork.processor.model.WorkerMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** A launcher must be able to call the method: from its package, without an object, without type arguments. */
public final class PlacementRules {
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
        return problems;
    }
}
