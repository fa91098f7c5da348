package dev.jfork.processor.scan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.jfork.processor.model.Annotations;
import dev.jfork.processor.model.CodecClass;
import dev.jfork.processor.model.CodecIndex;
import dev.jfork.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The codecs that users have written, of this compilation and of the jars and directories on its path. Keeps names, not
 * elements, from round to round.
 */
public final class WireCodecs {
    private final Elements elements;
    private final Types types;
    private final Map<String, Set<String>> inSources = new HashMap<>();
    private final Map<String, Set<String>> compiled = new HashMap<>();

    /** The codecs that can't be told yet from classes that are none, each with the class it names if that is there. */
    private final Map<String, String> awaiting = new TreeMap<>();

    /** Those that may have codecs; the unnamed one too, which not every compiler has among all. */
    private final List<? extends ModuleElement> modules;

    /**
     * Creates a collection with nothing in it yet.
     *
     * @param environment where elements come from
     */
    public WireCodecs(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.modules = Stream.concat(Stream.of(elements.getModuleElement("")), elements.getAllModuleElements().stream())
                .filter(module -> !Declarations.isOfTheJdk(module))
                .distinct()
                .toList();
    }

    /**
     * Takes in the codecs that a round brings, and those of earlier rounds that need wait no longer for what another
     * processor writes: a class that they extend, or the one that they name. For what never comes the compiler has its own
     * errors.
     *
     * @param round the round
     * @return the codecs, right or wrong
     */
    public List<CodecClass> add(RoundEnvironment round) {
        TypeElement annotation = elements.getTypeElement(RuntimeNames.WIRE_CODEC.canonicalName());
        if (annotation == null) {
            return List.of(); // without the runtime, nobody can have used it
        }
        List<CodecClass> found = new ArrayList<>();
        Set<TypeElement> candidates = new LinkedHashSet<>();
        awaiting.keySet().stream()
                .map(elements::getTypeElement)
                .filter(Objects::nonNull) // a class of a compact source file can't be looked up
                .forEach(candidates::add);
        awaiting.clear();
        candidates.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)));
        for (TypeElement each : candidates) {
            String name = each.getQualifiedName().toString();
            Optional<CodecClass> codec = describe(each);
            String target =
                    codec.map(described -> described.target().toString()).orElse("");
            if (codec.isEmpty() || (codec.get().carried().isEmpty() && extendsMissing(each.asType()))) {
                awaiting.put(name, target);
            } else {
                found.add(codec.get());
                inSources.computeIfAbsent(target, type -> new TreeSet<>()).add(name);
            }
        }
        return found;
    }

    /**
     * Finds the codecs of the class that a codec names.
     *
     * @param codec the codec
     * @return the codecs, right or wrong, of all types that are made of the class
     */
    public List<CodecClass> ofTheSameClass(CodecClass codec) {
        return of(codec.target().toString());
    }

    private List<CodecClass> of(String name) {
        Set<String> names = new TreeSet<>(inSources.getOrDefault(name, Set.of()));
        names.addAll(compiled.computeIfAbsent(name, this::indexed));
        return names.stream()
                .map(elements::getTypeElement)
                .filter(Objects::nonNull) // an index may be older than the sources
                .flatMap(codec -> describe(codec).stream())
                .filter(codec -> codec.target().toString().equals(name))
                .toList();
    }

    /** Those of a class that carry one type which is made of it. */
    List<CodecClass> of(TypeElement type, TypeName name) {
        return of(type.getQualifiedName().toString()).stream()
                .filter(codec -> !codec.isSound() || codec.carried().equals(Optional.of(name)))
                .toList();
    }

    private Set<String> indexed(String type) {
        Set<String> codecs = new TreeSet<>();
        String indexPackage = CodecIndex.packageOf(type);
        for (ModuleElement module : modules) {
            addIndexed(elements.getPackageElement(module, indexPackage), codecs);
        }
        return codecs;
    }

    private static void addIndexed(PackageElement indexPackage, Set<String> codecs) {
        if (indexPackage != null) {
            for (Element each : indexPackage.getEnclosedElements()) {
                Annotations.find(each, RuntimeNames.CODEC_INDEX)
                        .flatMap(index -> Annotations.value(index, "value"))
                        .ifPresent(codec -> codecs.add(codec.getValue().toString()));
            }
        }
    }

    private Optional<CodecClass> describe(TypeElement element) {
        Optional<AnnotationMirror> annotation = Annotations.find(element, RuntimeNames.WIRE_CODEC);
        Optional<AnnotationValue> value = annotation.flatMap(each -> Annotations.value(each, "value"));
        // Where the class isn't there, the value is something else, and the compiler says so.
        if (value.isEmpty() || !(value.get().getValue() instanceof TypeMirror target)) {
            return Optional.empty();
        }
        Optional<TypeMirror> carried = carried(element.asType());
        return Optional.of(new CodecClass(
                element,
                ClassName.get(element),
                TypeName.get(types.erasure(target)),
                carried.map(TypeName::get),
                carried.flatMap(WireCodecs::unusable),
                creation(element),
                annotation.get(),
                value.get()));
    }

    /** Why no launcher would ask for a codec, whatever it carries. */
    private static Optional<String> unusable(TypeMirror carried) {
        TypeName name = TypeName.get(carried);
        if (!(carried instanceof DeclaredType type)) {
            return Optional.of("it travels by itself. Name a class");
        }
        if (KnownTypes.find(name).isPresent()
                || KnownTypes.isContainer(ClassName.get((TypeElement) type.asElement()))) {
            return Optional.of(
                    "jfork carries it by itself, in the same way for everybody. Put it in a record or a class of"
                            + " your own, and write a codec for that");
        }
        boolean isRaw = type.getTypeArguments().size()
                < ((TypeElement) type.asElement()).getTypeParameters().size();
        return isRaw || Bounds.isOpen(type) || Bounds.hasWildcard(type)
                ? Optional.of(
                        "a launcher would look for one with the type arguments that a method declares. Name them, as in"
                                + " Codec<Range<Integer>>")
                : Optional.empty();
    }

    /** Whether a type can't be known before a codec for it is. */
    boolean isAwaited(TypeElement type) {
        return awaiting.containsValue(type.getQualifiedName().toString());
    }

    private static boolean extendsMissing(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        }
        if (!(type instanceof DeclaredType declared)) {
            return false;
        }
        TypeElement element = (TypeElement) declared.asElement();
        return extendsMissing(element.getSuperclass())
                || element.getInterfaces().stream().anyMatch(WireCodecs::extendsMissing);
    }

    /** The {@code T} of the {@code Codec<T>} among a type's supertypes. */
    private Optional<TypeMirror> carried(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return Optional.empty();
        }
        if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals(RuntimeNames.CODEC.canonicalName())) {
            return declared.getTypeArguments().stream()
                    .map(TypeMirror.class::cast)
                    .findFirst();
        }
        return types.directSupertypes(type).stream()
                .flatMap(parent -> carried(parent).stream())
                .findFirst();
    }

    private static Optional<CodeBlock> creation(TypeElement element) {
        if (isHidden(element) || element.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.empty();
        }
        if (element.getKind() == ElementKind.ENUM) {
            List<String> constants = constants(element);
            return constants.size() == 1
                    ? Optional.of(CodeBlock.of("$T.$L", ClassName.get(element), constants.get(0)))
                    : Optional.empty();
        }
        boolean canBeMade = element.getKind() == ElementKind.CLASS
                && element.getTypeParameters().isEmpty()
                && ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                        .anyMatch(WireCodecs::isPublicDefault);
        return canBeMade ? Optional.of(CodeBlock.of("new $T()", ClassName.get(element))) : Optional.empty();
    }

    private static List<String> constants(TypeElement element) {
        List<String> names = new ArrayList<>();
        for (Element each : element.getEnclosedElements()) {
            if (each.getKind() == ElementKind.ENUM_CONSTANT) {
                names.add(each.getSimpleName().toString());
            }
        }
        return names;
    }

    private static boolean isPublicDefault(ExecutableElement constructor) {
        return constructor.getParameters().isEmpty()
                && constructor.getThrownTypes().isEmpty()
                && constructor.getModifiers().contains(Modifier.PUBLIC);
    }

    /** Whether it is private, or inside of what needs an object, or of what has no name. */
    private static boolean isHidden(TypeElement element) {
        for (Element each = element; each instanceof TypeElement type; each = each.getEnclosingElement()) {
            boolean isInner = type.getNestingKind() != NestingKind.TOP_LEVEL
                    && !each.getModifiers().contains(Modifier.STATIC);
            if (isInner || each.getModifiers().contains(Modifier.PRIVATE)) {
                return true;
            }
        }
        return element.asType().getKind() == TypeKind.ERROR;
    }
}
