package dev.jfork.processor.scan;

import com.palantir.javapoet.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Walks all that Java serialization would write of a class: its fields, those of its superclasses, and what they reach.
 * Looks at no fields of JDK classes, only at their type arguments: what these classes are made of is their own affair.
 */
final class SerializableWalk {
    private static final String NOT_SERIALIZABLE =
            "is not Serializable: make the field transient, or use a type that is Serializable";

    /** A generic class may contain itself with ever larger arguments. By then, all that it reaches has been seen. */
    private static final int MAX_VARIANTS = 16;

    private static final Set<String> LEAVES = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Character",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double");

    /** Types whose arguments are no types of values that they contain. */
    private static final Set<String> TAGGED = Set.of("java.lang.Class", "java.lang.Enum");

    private static final List<String> COLLECTIONS =
            List.of("java.util.Collection", "java.util.Map", "java.util.Map.Entry");

    private static final Set<String> ANYTHING = Set.of("java.io.Serializable", "java.io.Externalizable");

    private final Elements elements;
    private final Types types;
    private final SerialForm form;
    private final Set<String> reached = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<TypeName> unresolved = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();
    private final Deque<Step> ahead = new ArrayDeque<>(); // a queue: the shortest way to each type is told
    private final Map<String, Integer> variants = new HashMap<>();

    private SerializableWalk(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
        this.form = new SerialForm(elements, types);
    }

    /**
     * What a class reaches.
     *
     * @param reached the binary names of the classes and interfaces, itself not included, sorted; for the runtime's filter
     * @param problems what can't be serialized: each type once, with the shortest way to it, shorter ways first
     * @param unresolved types that aren't there, or not yet
     */
    record Result(List<String> reached, List<Problem> problems, List<TypeName> unresolved) {}

    /**
     * A part that can't be serialized.
     *
     * @param path the way to it, to be put behind the name of the class, as in {@code .client} or {@code .parts[].owner};
     *     empty for the class itself
     * @param type its type
     * @param reason what is the matter with it, to be put behind the type
     */
    record Problem(String path, TypeName type, String reason) {}

    private record Step(DeclaredType type, String path, boolean required) {}

    /** Whether values of a type may be serialized, as far as its declaration goes. */
    static boolean isSerializable(DeclaredType type, Elements elements, Types types) {
        return new SerialForm(elements, types).isSerializable(type);
    }

    /** Walks a class. */
    static Result of(DeclaredType root, Elements elements, Types types) {
        SerializableWalk walk = new SerializableWalk(elements, types);
        walk.visit(root, "", true);
        while (!walk.ahead.isEmpty()) {
            Step next = walk.ahead.remove();
            walk.visitDeclared(next.type(), next.path(), next.required());
        }
        TypeElement element = (TypeElement) root.asElement();
        walk.reached.remove(elements.getBinaryName(element).toString());
        return new Result(List.copyOf(walk.reached), List.copyOf(walk.problems), List.copyOf(walk.unresolved));
    }

    /** Visits what is in a place; where it isn't required to be serializable, only to see what it reaches if it is. */
    private void visit(TypeMirror type, String path, boolean required) {
        if (type instanceof ArrayType array) {
            visit(array.getComponentType(), path + "[]", required);
        } else if (type instanceof TypeVariable variable) {
            visit(variable.getUpperBound(), path, required);
        } else if (type instanceof IntersectionType intersection) {
            visit(serializableOf(intersection.getBounds()), path, required);
        } else if (type.getKind() == TypeKind.ERROR) {
            unresolved.add(TypeName.get(type));
        } else if (type instanceof DeclaredType declared && visited.add(required + " " + type)) {
            ahead.add(new Step(declared, path, required));
        }
    }

    /** The type with each wildcard replaced by what a value of it is at least. */
    private DeclaredType withoutWildcards(DeclaredType type, TypeElement element) {
        List<TypeMirror> arguments = new ArrayList<>(type.getTypeArguments());
        boolean changed = false;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof WildcardType wildcard) {
                TypeMirror bound = wildcard.getExtendsBound();
                TypeVariable parameter =
                        (TypeVariable) element.getTypeParameters().get(i).asType();
                arguments.set(i, bound != null ? bound : types.erasure(parameter.getUpperBound()));
                changed = true;
            }
        }
        return changed ? types.getDeclaredType(element, arguments.toArray(new TypeMirror[0])) : type;
    }

    private TypeMirror serializableOf(List<? extends TypeMirror> bounds) {
        for (TypeMirror each : bounds) {
            if (form.isSerializable(each) && !ANYTHING.contains(each.toString())) {
                return each;
            }
        }
        return bounds.get(0);
    }

    private void visitDeclared(DeclaredType type, String path, boolean required) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        if (LEAVES.contains(name)) {
            return;
        }
        boolean ofTheJdk = Declarations.isOfTheJdk(element);
        boolean closed = element.getModifiers().contains(Modifier.SEALED)
                && element.getModifiers().contains(Modifier.ABSTRACT);
        if (ANYTHING.contains(name)) {
            add(required, path, type, "may be anything: name the class that it is");
        } else if (!form.isSerializable(type) && !isCollection(element) && !closed) {
            add(required, path, type, NOT_SERIALIZABLE);
        } else {
            reached.add(elements.getBinaryName(element).toString());
            DeclaredType known = withoutWildcards(type, element);
            if (ofTheJdk) {
                visitArguments(known, element, path, required);
            } else if (element.getKind() != ElementKind.ENUM
                    && variants.merge(name + required, 1, Integer::sum) <= MAX_VARIANTS) {
                visitCases(known, element, path, required);
                visitParts(known, element, path, required);
            }
        }
    }

    private void visitArguments(DeclaredType type, TypeElement element, String path, boolean required) {
        if (TAGGED.contains(element.getQualifiedName().toString())) {
            return;
        }
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        if (arguments.size() == 2) {
            visit(arguments.get(0), path + "[key]", required);
            visit(arguments.get(1), path + "[value]", required);
        } else {
            arguments.forEach(each -> visit(each, path + "[]", required));
        }
    }

    /** What a sealed type may be; of others, nobody knows. */
    private void visitCases(DeclaredType type, TypeElement element, String path, boolean required) {
        List<TypeMirror> cases = new ArrayList<>(element.getPermittedSubclasses());
        cases.sort(Comparator.comparing(TypeMirror::toString));
        for (TypeMirror each : cases) {
            if (each.getKind() == TypeKind.ERROR) {
                unresolved.add(TypeName.get(each));
                continue;
            }
            TypeElement subtype = (TypeElement) ((DeclaredType) each).asElement();
            DeclaredType own = (DeclaredType) subtype.asType();
            DeclaredType specialised = subtype.getTypeParameters().isEmpty()
                    ? own
                    : Specialisation.of(subtype, type, types).orElse(own);
            visit(specialised, path + "(" + subtype.getSimpleName() + ")", required);
        }
    }

    private void visitParts(DeclaredType type, TypeElement element, String path, boolean required) {
        if (element.getKind().isInterface() || !form.isSerializable(type)) {
            return;
        }
        if (form.isExternalizable(element)
                && !element.getModifiers().contains(Modifier.ABSTRACT)
                && !form.hasPublicConstructor(element)) {
            add(required, path, type, "is Externalizable and so needs a public constructor without parameters");
        }
        DeclaredType part = type;
        boolean replaced = false;
        while (!Declarations.isOfTheJdk((TypeElement) part.asElement()) && form.isSerializable(part)) {
            TypeElement owner = (TypeElement) part.asElement();
            replaced |= form.isExternalizable(owner) || form.writeReplace(owner).isPresent();
            visitFields(part, owner, path, required && !replaced && !form.isCustom(owner));
            form.writeReplace(owner).ifPresent(each -> visitStandIn(each.getReturnType(), path, required));
            TypeMirror superclass = superclassOf(part);
            if (superclass.getKind() == TypeKind.ERROR) {
                unresolved.add(TypeName.get(superclass));
                return;
            }
            part = (DeclaredType) superclass;
        }
        TypeElement rest = (TypeElement) part.asElement();
        if (form.isSerializable(part)) {
            visit(part, path, required && !replaced);
        } else if (!replaced && element.getKind() == ElementKind.CLASS && !form.canConstruct(rest, element)) {
            add(
                    required,
                    path,
                    type,
                    "extends " + rest.getQualifiedName()
                            + ", which is not Serializable and so needs a constructor without"
                            + " parameters that a subclass can call");
        }
    }

    private void visitFields(DeclaredType type, TypeElement element, String path, boolean required) {
        for (VariableElement field : SerialForm.fields(element)) {
            visit(types.asMemberOf(type, field), path + "." + field.getSimpleName(), required);
        }
        if (SerialForm.isInner(element) && element.getEnclosingElement() instanceof TypeElement outer) {
            visit(outer.asType(), path + "." + outer.getSimpleName() + ".this", required);
        }
    }

    /** Most {@code writeReplace} methods give an {@code Object}, which says nothing. */
    private void visitStandIn(TypeMirror type, String path, boolean required) {
        if (!type.toString().equals("java.lang.Object")) {
            visit(type, path + ".writeReplace()", required);
        }
    }

    private TypeMirror superclassOf(DeclaredType type) {
        // The superclass comes first; it has the type's own arguments put in.
        return types.directSupertypes(type).get(0);
    }

    private void add(boolean required, String path, TypeMirror type, String reason) {
        if (required) {
            problems.add(new Problem(path, TypeName.get(type), reason));
        }
    }

    private boolean isCollection(TypeElement element) {
        String room = elements.getPackageOf(element).getQualifiedName().toString();
        return (room.equals("java.util") || room.equals("java.util.concurrent"))
                && element.getKind() == ElementKind.INTERFACE
                && COLLECTIONS.stream().anyMatch(each -> isA(element, each));
    }

    private boolean isA(TypeElement element, String name) {
        TypeMirror type = types.erasure(elements.getTypeElement(name).asType());
        return types.isSubtype(types.erasure(element.asType()), type);
    }
}
