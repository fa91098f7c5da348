package dev.jfork.processor.scan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.jfork.processor.model.Annotations;
import dev.jfork.processor.model.LauncherName;
import dev.jfork.processor.model.Markers;
import dev.jfork.processor.model.Parameter;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.StartOption;
import dev.jfork.processor.model.ThrownType;
import dev.jfork.processor.model.WireType;
import dev.jfork.processor.model.WorkerMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** From a method that is annotated {@code @Worker} to the model of it. */
public final class WorkerScanner {
    /**
     * Names that a parameter can't have in a launcher: methods that every record has, and names that the generated code
     * uses where parameters are in scope.
     */
    private static final List<String> TAKEN = List.of(
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait",
            "Method",
            RuntimeNames.WORKER_TASK.simpleName());

    private static final String EXPORTS = "exports";

    private final Elements elements;
    private final Types types;
    private final WireCodecs codecs;

    /**
     * Creates a scanner.
     *
     * @param environment where elements come from
     * @param codecs the codecs of the user's
     */
    public WorkerScanner(ProcessingEnvironment environment, WireCodecs codecs) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.codecs = codecs;
    }

    /**
     * Scans a method.
     *
     * @param method the method
     * @return the model
     */
    public WorkerMethod scan(ExecutableElement method) {
        TypeElement owner = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
        PackageElement ownPackage = elements.getPackageOf(owner);
        TypeScanner typeScanner = new TypeScanner(elements, types, ownPackage, codecs);
        Visibility visibility = new Visibility(ownPackage, elements);
        AnnotatedTypes annotatedTypes = new AnnotatedTypes(elements, visibility);
        Map<String, String> names = parameterNames(method);
        Optional<Parameter> receiver = receiver(method, owner, typeScanner);
        List<Parameter> parameters = new ArrayList<>();
        for (VariableElement each : method.getParameters()) {
            String name = Objects.requireNonNull(names.get(each.getSimpleName().toString()));
            TypeName type = typeScanner.scan(each.asType());
            parameters.add(new Parameter(
                    name, type, annotatedTypes.name(each.asType(), type), typeScanner.isJavaSerialized(each), each));
        }
        TypeMirror returned = method.getReturnType();
        TypeName result = returned.getKind() == TypeKind.VOID ? TypeName.VOID : typeScanner.scan(returned);
        TypeName declaredResult = annotatedTypes.name(returned, result);
        boolean isJavaSerialized = typeScanner.isJavaSerialized(method);
        // One that another processor writes has to be waited for, as a type that travels has.
        method.getThrownTypes().stream()
                .filter(each -> each.getKind() == TypeKind.ERROR)
                .forEach(typeScanner::scan);
        ThrownScanner thrownScanner = new ThrownScanner(elements, visibility);
        List<ThrownType> rebuilt = thrownScanner.scan(method);
        Set<String> suppressed = new TreeSet<>(typeScanner.suppressed());
        suppressed.addAll(annotatedTypes.suppressed());
        suppressed.addAll(thrownScanner.suppressed());
        Deprecations.addWarnings(elements, method, suppressed);
        suppressed.addAll(declaredSuppressions(method));
        return new WorkerMethod(
                method,
                ClassName.get(owner),
                method.getSimpleName().toString(),
                launcherName(method, ownPackage),
                StartOptions.of(worker(method)),
                isIdempotent(method),
                receiver,
                List.copyOf(parameters),
                method.isVarArgs(),
                result,
                declaredResult,
                isJavaSerialized,
                typeScanner.found(),
                privateClass(owner),
                !method.getThrownTypes().isEmpty(),
                rebuilt,
                isPublic(method),
                suppressed,
                markers(owner),
                new JavadocScanner(owner, names).scan(elements.getDocComment(method)));
    }

    /** The object that the method is called on: of a generic class, one with any type arguments. */
    private Optional<Parameter> receiver(ExecutableElement method, TypeElement owner, TypeScanner typeScanner) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return Optional.empty();
        }
        TypeMirror[] wildcards = owner.getTypeParameters().stream()
                .map(each -> types.getWildcardType(null, null))
                .toArray(TypeMirror[]::new);
        TypeName type = typeScanner.scan(types.getDeclaredType(owner, wildcards));
        NameAllocator allocator = new NameAllocator();
        parameterNames(method).values().forEach(allocator::newName);
        return Optional.of(new Parameter(allocator.newName("receiver"), type, type, false, method));
    }

    /**
     * Tells whether the launcher must wait for what another processor writes.
     *
     * @param method the method
     * @return whether it takes types that don't exist yet, or its annotation a constant
     */
    public static boolean isUnresolved(WorkerMethod method) {
        return method.types().all().stream().anyMatch(type -> type instanceof WireType.Unresolved)
                || method.options().stream().anyMatch(StartOption::isUnresolved);
    }

    private static AnnotationMirror worker(ExecutableElement method) {
        return Annotations.find(method, RuntimeNames.WORKER).orElseThrow();
    }

    private static boolean isIdempotent(ExecutableElement method) {
        return Annotations.value(worker(method), "idempotent")
                .map(value -> value.getValue().equals(true))
                .orElse(false);
    }

    private LauncherName launcherName(ExecutableElement method, PackageElement ownPackage) {
        AnnotationMirror worker = worker(method);
        Optional<AnnotationValue> said = LauncherName.said(worker);
        String name = said.map(value -> value.getValue().toString())
                .orElseGet(() -> LauncherName.byDefault(method.getSimpleName()));
        return new LauncherName(ownPackage.getQualifiedName().toString(), name, worker, said);
    }

    /** From the names in the source to those in the launcher: the same, unless one would not compile there. */
    private static Map<String, String> parameterNames(ExecutableElement method) {
        List<String> declared = method.getParameters().stream()
                .map(each -> each.getSimpleName().toString())
                .toList();
        NameAllocator allocator = new NameAllocator();
        TAKEN.forEach(allocator::newName);
        Map<String, String> names = new LinkedHashMap<>();
        // Names that may stay go first, so that none of them has to give way to a changed one.
        declared.stream()
                .filter(name -> !TAKEN.contains(name))
                .forEach(name -> names.put(name, allocator.newName(name)));
        declared.stream().filter(TAKEN::contains).forEach(name -> names.put(name, allocator.newName(name)));
        return names;
    }

    private static Optional<ClassName> privateClass(TypeElement owner) {
        for (Element each = owner; each instanceof TypeElement type; each = each.getEnclosingElement()) {
            if (each.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of(ClassName.get(type));
            }
        }
        return Optional.empty();
    }

    /** Of the warnings that users suppress, the one that a launcher gets for the method's own types. */
    private static Set<String> declaredSuppressions(ExecutableElement method) {
        Set<String> found = new TreeSet<>();
        for (Element each = method; each != null; each = each.getEnclosingElement()) {
            SuppressWarnings annotation = each.getAnnotation(SuppressWarnings.class);
            if (annotation != null && List.of(annotation.value()).contains(EXPORTS)) {
                found.add(EXPORTS);
            }
        }
        return found;
    }

    private static boolean isPublic(ExecutableElement method) {
        for (Element each = method;
                each != null && !(each instanceof PackageElement);
                each = each.getEnclosingElement()) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private Markers markers(TypeElement owner) {
        ModuleElement module = elements.getModuleOf(owner);
        return new Markers(visible(RuntimeNames.GENERATED, module), visible(RuntimeNames.NULL_UNMARKED, module));
    }

    private Optional<ClassName> visible(ClassName annotation, ModuleElement module) {
        boolean visible = elements.getTypeElement(module, annotation.canonicalName()) != null;
        return visible ? Optional.of(annotation) : Optional.empty();
    }
}
