package dev.jfork.processor.validate;

import com.palantir.javapoet.TypeName;
import dev.jfork.processor.model.Annotations;
import dev.jfork.processor.model.LauncherName;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.WorkerMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** A launcher's name must be one, and its alone. Remembers the names of earlier rounds. */
public final class LauncherNameRules {
    /** Words that are identifiers, and yet no class can have for its name. */
    private static final Set<String> RESTRICTED = Set.of("var", "yield", "record", "sealed", "permits");

    private final Elements elements;
    private final Map<String, List<WorkerMethod>> byLauncher = new LinkedHashMap<>();

    /**
     * Creates the rules.
     *
     * @param elements where the classes of the compilation are found
     */
    public LauncherNameRules(Elements elements) {
        this.elements = elements;
    }

    /**
     * Makes a method of the current round known. All must be, before one is checked.
     *
     * @param method the method
     */
    public void add(WorkerMethod method) {
        byLauncher
                .computeIfAbsent(method.launcher().qualifiedName(), name -> new ArrayList<>())
                .add(method);
    }

    /**
     * Checks the name of a method's launcher.
     *
     * @param method the method
     * @return what is wrong with it
     */
    public List<Problem> check(WorkerMethod method) {
        LauncherName launcher = method.launcher();
        String simpleName = launcher.simpleName();
        if (!SourceVersion.isIdentifier(simpleName)
                || SourceVersion.isKeyword(simpleName)
                || RESTRICTED.contains(simpleName)) {
            return List.of(at(method, Diagnostic.LAUNCHER_NAME_INVALID.message(simpleName)));
        }
        String signature = method.signature();
        if (LauncherName.NESTED.contains(simpleName)) {
            return List.of(taken(method, "a class that every launcher has inside"));
        }
        String others = byLauncher.getOrDefault(launcher.qualifiedName(), List.of()).stream()
                .map(WorkerMethod::signature)
                .filter(other -> !other.equals(signature))
                .collect(Collectors.joining(" and "));
        if (!others.isEmpty()) {
            return List.of(clash(method, others));
        }
        TypeElement existing =
                elements.getTypeElement(elements.getModuleOf(method.element()), launcher.qualifiedName());
        if (existing == null) {
            return List.of();
        }
        Optional<String> generatedFor = generatedFor(existing);
        if (generatedFor.isEmpty()) {
            return List.of(taken(method, "a class that exists already"));
        }
        // A launcher of an earlier compilation. It may be this method's own, or that of a method that is gone.
        String other = generatedFor.get();
        return !other.equals(signature) && stillExists(other, simpleName) ? List.of(clash(method, other)) : List.of();
    }

    private static Problem taken(WorkerMethod method, String by) {
        return at(
                method,
                Diagnostic.LAUNCHER_NAME_TAKEN.message(
                        method.signature(), method.launcher().qualifiedName(), by));
    }

    private static Problem clash(WorkerMethod method, String others) {
        return at(
                method,
                Diagnostic.LAUNCHER_NAME_CLASH.message(
                        method.signature(), method.launcher().qualifiedName(), others));
    }

    private static Problem at(WorkerMethod method, String message) {
        LauncherName launcher = method.launcher();
        return launcher.value().isPresent()
                ? new Problem(message, method.element(), Optional.of(launcher.annotation()), launcher.value())
                : Problem.at(method.element(), message);
    }

    private static Optional<String> generatedFor(TypeElement type) {
        return Annotations.find(type, RuntimeNames.GENERATED_LAUNCHER)
                .flatMap(annotation -> Annotations.value(annotation, "value"))
                .map(value -> value.getValue().toString());
    }

    private boolean stillExists(String signature, String launcher) {
        String qualified = signature.substring(0, signature.indexOf('('));
        TypeElement owner = elements.getTypeElement(qualified.substring(0, qualified.lastIndexOf('.')));
        return owner != null
                && ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                        .filter(each -> signature.equals(
                                owner.getQualifiedName() + "." + each.getSimpleName() + parameters(each)))
                        .anyMatch(each -> isWorker(each, launcher));
    }

    private static String parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> TypeName.get(parameter.asType()).toString())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static boolean isWorker(Element method, String launcher) {
        return Annotations.find(method, RuntimeNames.WORKER)
                .filter(worker -> LauncherName.said(worker)
                        .map(AnnotationValue::getValue)
                        .orElseGet(() -> LauncherName.byDefault(method.getSimpleName()))
                        .equals(launcher))
                .isPresent();
    }
}
