package dev.jfork.processor.scan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.jfork.processor.model.Annotations;
import dev.jfork.processor.model.CodecClass;
import dev.jfork.processor.model.Container;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.WireType;
import dev.jfork.processor.model.WireTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds all types that a worker method reaches, and how each of them travels. Reports nothing: what can't travel is in the
 * model like everything else. One scanner a method.
 */
final class TypeScanner {
    /** A generic record may contain itself with ever larger arguments; no type that people write is nested as deep. */
    private static final int MAX_NESTING = 16;

    private final Elements elements;
    private final Types types;
    private final Visibility visibility;
    private final WireCodecs codecs;
    private final Map<TypeName, WireType> found = new LinkedHashMap<>();
    private final Set<String> suppressed = new TreeSet<>();
    private final Set<String> allowed = new TreeSet<>();
    private final Set<TypeElement> endless = new HashSet<>();

    TypeScanner(Elements elements, Types types, PackageElement launcherPackage, WireCodecs codecs) {
        this.elements = elements;
        this.types = types;
        this.visibility = new Visibility(launcherPackage, elements);
        this.codecs = codecs;
    }

    /** Everything found so far. */
    WireTypes found() {
        Map<TypeName, WireType> all = new LinkedHashMap<>(found);
        all.replaceAll((name, type) -> type instanceof WireType.Serialized serialized ? withAllowed(serialized) : type);
        return new WireTypes(all);
    }

    private WireType withAllowed(WireType.Serialized type) {
        Set<String> reached = new TreeSet<>(type.reached());
        reached.addAll(allowed);
        return new WireType.Serialized(type.type(), type.raw(), List.copyOf(reached), type.problems(), type.advice());
    }

    /** Whether a place says that Java serialization may be used; what else it allows is kept for all serialized types. */
    boolean isJavaSerialized(Element place) {
        Optional<AnnotationMirror> annotation = Annotations.find(place, RuntimeNames.JAVA_SERIALIZED);
        annotation
                .flatMap(each -> Annotations.value(each, "allow"))
                .ifPresent(classes -> ((List<?>) classes.getValue()).forEach(each -> allow((AnnotationValue) each)));
        return annotation.isPresent();
    }

    private void allow(AnnotationValue value) {
        if (value.getValue() instanceof DeclaredType type) {
            allowed.add(elements.getBinaryName((TypeElement) type.asElement()).toString());
        }
    }

    /** The warnings that code which names these types would get. */
    Set<String> suppressed() {
        return suppressed;
    }

    /** Adds a type and all that it reaches, and gives its name. */
    TypeName scan(TypeMirror mirror) {
        TypeName name = nameOf(mirror);
        if (found.containsKey(name)) {
            return name;
        }
        // Keeps the place in the order of encounter, and ends the recursion of recursive types.
        found.put(name, new WireType.Unresolved(name));
        found.put(name, describe(name, mirror));
        return name;
    }

    private static TypeName nameOf(TypeMirror mirror) {
        try {
            return TypeName.get(mirror);
        } catch (IllegalArgumentException e) {
            return TypeVariableName.get(mirror.toString()); // code that is no Java: no type, and not even a name
        }
    }

    private WireType describe(TypeName name, TypeMirror mirror) {
        if (mirror.getKind().isPrimitive()) {
            return new WireType.Primitive(name);
        }
        return switch (mirror.getKind()) {
            case ARRAY -> array(name, ((ArrayType) mirror).getComponentType());
            case DECLARED -> declared(name, (DeclaredType) mirror);
            case ERROR -> new WireType.Unresolved(name);
            default ->
                new WireType.Untravelable(
                        name,
                        "its type is known only when the program runs: name one that can travel, as in List<String>");
        };
    }

    private WireType array(TypeName name, TypeMirror component) {
        Optional<WireType> known = KnownTypes.find(name);
        return known.isPresent() ? known.get() : new WireType.Array(name, scan(component), isUnchecked(component));
    }

    /** Whether an array of {@code Box<?>} is none of what is looked for: all that Java makes of generic types are such. */
    private boolean isUnchecked(TypeMirror component) {
        TypeMirror innermost = component;
        while (innermost instanceof ArrayType array) {
            innermost = array.getComponentType();
        }
        return innermost instanceof DeclaredType type
                && !type.getTypeArguments().isEmpty()
                && !Bounds.saysNothing(type, types);
    }

    private WireType declared(TypeName name, DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        noteDeprecations(type);
        if (codecs.isAwaited(element)) {
            return new WireType.Unresolved(name);
        }
        Optional<WireType> known = KnownTypes.find(name);
        if (known.isPresent()) {
            return unnameable(name, type).orElse(known.get());
        }
        if (!visibility.sees(element)) {
            return new WireType.Untravelable(name, visibility.unseen(element, "it"));
        }
        if (visibility.isHiddenByLauncher(element)) {
            return new WireType.Untravelable(
                    name,
                    "every launcher has a class of that name inside, and there is no package to tell them apart: rename it, or"
                            + " give it a package");
        }
        if (type.getTypeArguments().size() < element.getTypeParameters().size()) {
            return new WireType.Untravelable(
                    name, "it is a raw type: say of what, as in " + Declarations.example(element));
        }
        return container(name, ClassName.get(element), type.getTypeArguments())
                .orElseGet(() -> customOrOwn(name, element, type));
    }

    /** A codec comes before what the type would do by itself; one that the launcher can't see, only where that is nothing. */
    private WireType customOrOwn(TypeName name, TypeElement element, DeclaredType type) {
        List<CodecClass> all = codecs.of(element, name);
        List<CodecClass> visible =
                all.stream().filter(each -> visibility.sees(each.element())).toList();
        if (!visible.isEmpty()) {
            return custom(name, visible);
        }
        WireType own = own(name, element, type);
        return all.isEmpty() || !(own instanceof WireType.Untravelable || own instanceof WireType.Serialized)
                ? own
                : new WireType.Untravelable(
                        name,
                        visibility.unseen(
                                all.get(0).element(), "its codec, " + all.get(0).name()));
    }

    private WireType custom(TypeName name, List<CodecClass> candidates) {
        if (candidates.size() > 1) {
            return new WireType.Untravelable(
                    name,
                    "it has more than one codec, " + CodecClass.names(candidates) + ": remove all but one of them");
        }
        CodecClass codec = candidates.get(0);
        noteDeprecation(codec.element());
        return codec.creation()
                .filter(creation -> codec.isSound())
                .<WireType>map(creation -> new WireType.Custom(name, codec.name(), creation))
                .orElse(new WireType.Untravelable(
                        name, "its codec, " + codec.name() + ", can't be used: mend the error that is reported there"));
    }

    private Optional<WireType> container(TypeName name, ClassName raw, List<? extends TypeMirror> arguments) {
        if (raw.equals(KnownTypes.OPTIONAL)) {
            return Optional.of(new WireType.Perhaps(name, scanArgument(arguments.get(0))));
        }
        Optional<Container> made = ContainerTypes.sequence(raw).or(() -> ContainerTypes.dictionary(raw));
        if (made.isEmpty()) {
            return Optional.empty();
        }
        Container container = made.get();
        if (container.order() == Container.Order.NATURAL && !isComparable(arguments.get(0))) {
            return Optional.of(new WireType.Untravelable(
                    name,
                    nameOf(arguments.get(0)) + " has no natural order, and a comparator can't travel: let it implement"
                            + " Comparable, or declare a "
                            + (arguments.size() == 1 ? "Set" : "Map")));
        }
        TypeName first = scanArgument(arguments.get(0));
        return Optional.of(
                arguments.size() == 1
                        ? new WireType.Sequence(name, first, container)
                        : new WireType.Dictionary(name, first, scanArgument(arguments.get(1)), container));
    }

    private boolean isComparable(TypeMirror mirror) {
        TypeMirror type = mirror instanceof WildcardType wildcard ? wildcard.getExtendsBound() : mirror;
        TypeElement comparable = elements.getTypeElement("java.lang.Comparable");
        return type != null
                && (type.getKind() == TypeKind.ERROR
                        || types.isSubtype(types.erasure(type), types.erasure(comparable.asType())));
    }

    /** What is read of a {@code List<? extends T>} are {@code T}. */
    private TypeName scanArgument(TypeMirror argument) {
        if (argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            return scan(wildcard.getExtendsBound());
        }
        return scan(argument);
    }

    private WireType own(TypeName name, TypeElement element, DeclaredType type) {
        if (element.getKind() == ElementKind.ENUM) {
            return new WireType.Enumeration(ClassName.get(element));
        }
        Optional<ClassName> entry = KnownTypes.entry(ClassName.get(element));
        boolean isRecord = element.getKind() == ElementKind.RECORD || entry.isPresent();
        if (!isRecord && !Declarations.isSealed(element)) {
            return SerializableWalk.isSerializable(type, elements, types)
                    ? serialized(name, element, type)
                    : new WireType.Untravelable(name, Advice.insteadOf(element));
        }
        if (isRecord && Bounds.hasWildcard(type) && Declarations.dependsOnArguments(element)) {
            return view(name, type);
        }
        if (isRecord && Declarations.hasRival(element)) {
            return new WireType.Untravelable(
                    name,
                    "it is generic and has another constructor with as many parameters, which Java might choose where it is"
                            + " read: make that one a static method");
        }
        if (Declarations.nesting(type) > MAX_NESTING) {
            endless.add(element);
        }
        // Asked twice: no way out of an endless type is tried but the first.
        if (!endless.contains(element)) {
            WireType described = entry.isPresent()
                    ? entry(name, entry.get(), type.getTypeArguments())
                    : isRecord ? structure(name, element, type) : union(name, element, type);
            if (!endless.contains(element)) {
                return unnameable(name, type).orElse(described);
            }
        }
        return new WireType.Untravelable(
                name,
                "its type arguments are nested more than " + MAX_NESTING
                        + " deep; it may contain itself with ever larger ones: let a Tree<T> contain a Tree<T>, not a Tree<List<T>>");
    }

    private WireType view(TypeName name, DeclaredType type) {
        Optional<DeclaredType> bounded = Bounds.of(type, types);
        return bounded.isPresent()
                ? new WireType.View(name, scan(bounded.get()))
                : new WireType.Untravelable(
                        name, "its type arguments are wildcards whose bounds no type can stand for: name the types");
    }

    /** What is wrong with type arguments of which no value travels, as in {@code Id<Order>}, but which have to be named. */
    private Optional<WireType> unnameable(TypeName name, DeclaredType type) {
        for (TypeMirror each : type.getTypeArguments()) {
            TypeMirror argument = Declarations.bound(each);
            while (argument instanceof ArrayType array) {
                argument = array.getComponentType();
            }
            TypeName argumentName = nameOf(argument);
            if (found.containsKey(argumentName) || !(argument instanceof DeclaredType declared)) {
                continue;
            }
            if (argument.getKind() == TypeKind.ERROR) {
                return Optional.of(new WireType.Unresolved(argumentName));
            }
            if (!visibility.sees(declared.asElement())) {
                return Optional.of(new WireType.Untravelable(
                        name, visibility.unseen(declared.asElement(), argumentName.toString())));
            }
            Optional<WireType> inside = unnameable(name, declared);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private WireType structure(TypeName name, TypeElement element, DeclaredType type) {
        List<WireType.Component> components = new ArrayList<>();
        ElementFilter.constructorsIn(element.getEnclosedElements()).forEach(this::noteDeprecation);
        for (RecordComponentElement each : element.getRecordComponents()) {
            noteDeprecation(each.getAccessor());
            ExecutableType accessor = (ExecutableType) types.asMemberOf(type, each.getAccessor());
            String component = each.getSimpleName().toString();
            components.add(new WireType.Component(
                    component, "." + component, scan(accessor.getReturnType()), isJavaSerialized(each)));
        }
        return new WireType.Structure(name, ClassName.get(element), components);
    }

    private WireType entry(TypeName name, ClassName made, List<? extends TypeMirror> arguments) {
        return new WireType.Structure(
                name,
                made,
                List.of(
                        new WireType.Component("getKey", "[key]", scan(arguments.get(0)), false),
                        new WireType.Component("getValue", "[value]", scan(arguments.get(1)), false)));
    }

    private WireType serialized(TypeName name, TypeElement element, DeclaredType type) {
        SerializableWalk.Result walk = SerializableWalk.of(type, elements, types);
        if (!walk.unresolved().isEmpty()) {
            return new WireType.Unresolved(walk.unresolved().get(0));
        }
        List<String> problems = walk.problems().stream()
                .map(each -> each.path() + ": " + each.type() + " " + each.reason())
                .toList();
        return new WireType.Serialized(
                name, ClassName.get(element), walk.reached(), problems, Advice.insteadOfSerializable(element));
    }

    private WireType union(TypeName name, TypeElement element, DeclaredType type) {
        List<TypeName> cases = new ArrayList<>();
        // Compilers give permitted types in different orders.
        List<TypeMirror> sorted = new ArrayList<>(element.getPermittedSubclasses());
        sorted.sort(Comparator.comparing(each -> nameOf(each).toString()));
        for (TypeMirror permitted : sorted) {
            if (permitted.getKind() == TypeKind.ERROR) {
                return new WireType.Unresolved(nameOf(permitted));
            }
            TypeElement subtype = (TypeElement) ((DeclaredType) permitted).asElement();
            Optional<DeclaredType> specialised = Specialisation.of(subtype, type, types);
            if (specialised.isPresent()) {
                cases.add(scan(specialised.get()));
            }
        }
        return new WireType.Union(name, cases);
    }

    /** Of a type, and of its arguments: generated code names them all, also those of which no value travels. */
    private void noteDeprecations(TypeMirror type) {
        TypeMirror named = Declarations.bound(type);
        if (named instanceof ArrayType array) {
            noteDeprecations(array.getComponentType());
        } else if (named instanceof DeclaredType declared) {
            noteDeprecation(declared.asElement());
            declared.getTypeArguments().forEach(this::noteDeprecations);
        }
    }

    private void noteDeprecation(Element element) {
        Deprecations.addWarnings(elements, element, suppressed);
    }
}
