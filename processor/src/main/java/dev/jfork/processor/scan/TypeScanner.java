package dev.jfork.processor.scan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
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
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
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
    private final PackageElement launcherPackage;
    private final Map<TypeName, WireType> found = new LinkedHashMap<>();
    private final Set<String> suppressed = new TreeSet<>();
    private final Set<TypeElement> endless = new HashSet<>();

    TypeScanner(Elements elements, Types types, PackageElement launcherPackage) {
        this.elements = elements;
        this.types = types;
        this.launcherPackage = launcherPackage;
    }

    /** Everything found so far. */
    WireTypes found() {
        return new WireTypes(found);
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
            default -> new WireType.Untravelable(name, "its type is known only when the program runs");
        };
    }

    private WireType array(TypeName name, TypeMirror component) {
        Optional<WireType> known = KnownTypes.find(name);
        return known.isPresent() ? known.get() : new WireType.Array(name, scan(component));
    }

    private WireType declared(TypeName name, DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        noteDeprecation(element);
        Optional<WireType> known = KnownTypes.find(name);
        if (known.isPresent()) {
            return known.get();
        }
        if (!isVisible(element)) {
            return unseen(name, "it");
        }
        if (type.getTypeArguments().size() < element.getTypeParameters().size()) {
            return new WireType.Untravelable(name, "it is a raw type: say of what, as in " + example(element));
        }
        Optional<WireType> container = container(name, element, type.getTypeArguments());
        return container.isPresent() ? container.get() : own(name, element, type);
    }

    private Optional<WireType> container(TypeName name, TypeElement element, List<? extends TypeMirror> arguments) {
        ClassName raw = ClassName.get(element);
        if (raw.equals(KnownTypes.MAP)) {
            return Optional.of(
                    new WireType.Dictionary(name, scanArgument(arguments.get(0)), scanArgument(arguments.get(1))));
        }
        if (raw.equals(KnownTypes.OPTIONAL)) {
            return Optional.of(new WireType.Perhaps(name, scanArgument(arguments.get(0))));
        }
        return KnownTypes.sequence(raw)
                .map(made -> new WireType.Sequence(name, scanArgument(arguments.get(0)), raw, made));
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
            return new WireType.Enumeration(ClassName.get(element), constants(element));
        }
        if (type.getTypeArguments().stream().anyMatch(each -> each.getKind() == TypeKind.WILDCARD)) {
            return new WireType.Untravelable(name, "its type arguments are wildcards: name the types");
        }
        boolean isRecord = element.getKind() == ElementKind.RECORD;
        boolean isSealed = element.getModifiers().contains(Modifier.SEALED);
        if (!isRecord && !(isSealed && element.getKind() == ElementKind.INTERFACE)) {
            return new WireType.Untravelable(name, Advice.insteadOf(element));
        }
        if (isRecord && hasRival(element)) {
            return new WireType.Untravelable(
                    name,
                    "it is generic and has another constructor with as many parameters, which Java might choose where it is"
                            + " read: make that one a static method");
        }
        if (nesting(type) > MAX_NESTING) {
            endless.add(element);
        }
        // Asked twice: no way out of an endless type is tried but the first.
        if (!endless.contains(element)) {
            WireType described =
                    isRecord ? new WireType.Structure(name, components(element, type)) : union(name, element, type);
            if (!endless.contains(element)) {
                return unnameable(name, type).orElse(described);
            }
        }
        return new WireType.Untravelable(
                name,
                "its type arguments are nested more than " + MAX_NESTING
                        + " deep; it may contain itself with ever larger ones");
    }

    /**
     * Whether overload resolution could prefer another constructor of a record to the canonical one: only where that takes
     * type variables. Otherwise it takes exactly the types that are read.
     */
    private static boolean hasRival(TypeElement record) {
        int components = record.getRecordComponents().size();
        return !record.getTypeParameters().isEmpty()
                && ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
                                .filter(each -> each.getParameters().size() == components || each.isVarArgs())
                                .count()
                        > 1;
    }

    /** How deep type arguments are nested. */
    private static int nesting(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return 1 + nesting(array.getComponentType());
        }
        int deepest = 0;
        if (type instanceof DeclaredType declared) {
            for (TypeMirror each : declared.getTypeArguments()) {
                deepest = Math.max(deepest, 1 + nesting(each));
            }
        }
        return deepest;
    }

    /** What is wrong with type arguments of which no value travels, as in {@code Id<Order>}, but which have to be named. */
    private Optional<WireType> unnameable(TypeName name, DeclaredType type) {
        for (TypeMirror each : type.getTypeArguments()) {
            TypeMirror argument = each;
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
            if (!isVisible((TypeElement) declared.asElement())) {
                return Optional.of(unseen(name, argumentName.toString()));
            }
            Optional<WireType> inside = unnameable(name, declared);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private WireType unseen(TypeName name, String what) {
        return new WireType.Untravelable(
                name,
                "the launcher, in " + packageText(launcherPackage) + ", can't see " + what + ": make it more visible");
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

    private List<WireType.Component> components(TypeElement element, DeclaredType type) {
        List<WireType.Component> components = new ArrayList<>();
        ElementFilter.constructorsIn(element.getEnclosedElements()).forEach(this::noteDeprecation);
        for (RecordComponentElement each : element.getRecordComponents()) {
            noteDeprecation(each.getAccessor());
            ExecutableType accessor = (ExecutableType) types.asMemberOf(type, each.getAccessor());
            components.add(new WireType.Component(each.getSimpleName().toString(), scan(accessor.getReturnType())));
        }
        return components;
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
            if (subtype.getTypeParameters().isEmpty()) {
                if (types.isSubtype(subtype.asType(), type)) {
                    cases.add(scan(subtype.asType()));
                }
                continue;
            }
            Optional<DeclaredType> specialised = Specialisation.of(subtype, type, types);
            if (specialised.isEmpty()) {
                return new WireType.Untravelable(
                        name, "the type arguments of " + subtype.getQualifiedName() + " don't follow from those of it");
            }
            cases.add(scan(specialised.get()));
        }
        return new WireType.Union(name, cases);
    }

    private boolean isVisible(TypeElement element) {
        return new Visibility(elements, launcherPackage).sees(element);
    }

    private void noteDeprecation(Element element) {
        Deprecations.addWarnings(elements, element, suppressed);
    }

    private static String example(TypeElement element) {
        StringBuilder text = new StringBuilder(element.getSimpleName()).append('<');
        String separator = "";
        for (int i = 0; i < element.getTypeParameters().size(); i++) {
            text.append(separator).append("String");
            separator = ", ";
        }
        return text.append('>').toString();
    }

    private static String packageText(PackageElement element) {
        return element.isUnnamed()
                ? "the unnamed package"
                : element.getQualifiedName().toString();
    }
}
