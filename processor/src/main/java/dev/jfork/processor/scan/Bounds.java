package dev.jfork.processor.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What is known of the values behind a wildcard: they are what it extends, or what its type parameter extends. */
final class Bounds {
    private Bounds() {}

    static boolean hasWildcard(DeclaredType type) {
        return type.getTypeArguments().stream().anyMatch(WildcardType.class::isInstance);
    }

    /** Whether type arguments are wildcards that say no more than the declaration, as {@code Box<?>} does. */
    static boolean saysNothing(DeclaredType type, Types types) {
        List<? extends TypeParameterElement> parameters = ((TypeElement) type.asElement()).getTypeParameters();
        for (int i = 0; i < parameters.size(); i++) {
            boolean isWild = type.getTypeArguments().get(i) instanceof WildcardType wildcard
                    && wildcard.getSuperBound() == null
                    && (wildcard.getExtendsBound() == null
                            || types.isSubtype(
                                    types.erasure(parameters.get(i).asType()),
                                    types.erasure(wildcard.getExtendsBound())));
            if (!isWild) {
                return false;
            }
        }
        return true;
    }

    /** From {@code Box<Shape>} to {@code Box<?>}. */
    static DeclaredType unbounded(DeclaredType type, Types types) {
        TypeMirror[] arguments = type.getTypeArguments().stream()
                .map(each -> types.getWildcardType(null, null))
                .toArray(TypeMirror[]::new);
        return types.getDeclaredType((TypeElement) type.asElement(), arguments);
    }

    /**
     * From {@code Box<? extends Shape>} to {@code Box<Shape>}; nothing where that is no type, as with a {@code Node<?>} of
     * {@code Node<T extends Node<T>>}.
     */
    static Optional<DeclaredType> of(DeclaredType type, Types types) {
        TypeElement element = (TypeElement) type.asElement();
        List<? extends TypeParameterElement> parameters = element.getTypeParameters();
        TypeMirror[] arguments = new TypeMirror[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            TypeMirror argument = type.getTypeArguments().get(i);
            arguments[i] = argument instanceof WildcardType wildcard
                    ? bound(wildcard, parameters.get(i).asType(), types)
                    : argument;
        }
        return areWithinBounds(arguments, parameters, types)
                ? Optional.of(types.getDeclaredType(element, arguments))
                : Optional.empty();
    }

    private static boolean areWithinBounds(
            TypeMirror[] arguments, List<? extends TypeParameterElement> parameters, Types types) {
        Map<Element, TypeMirror> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            values.put(parameters.get(i), arguments[i]);
        }
        for (int i = 0; i < arguments.length; i++) {
            for (TypeMirror bound : parameters.get(i).getBounds()) {
                boolean isKnown = arguments[i].getKind() != TypeKind.ERROR;
                if (isKnown && !types.isSubtype(arguments[i], replaced(bound, values, types))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A type with values for its variables. */
    private static TypeMirror replaced(TypeMirror type, Map<Element, TypeMirror> values, Types types) {
        if (type instanceof TypeVariable variable) {
            return values.getOrDefault(variable.asElement(), type);
        }
        if (type instanceof ArrayType array) {
            return types.getArrayType(replaced(array.getComponentType(), values, types));
        }
        if (type instanceof WildcardType wildcard) {
            return types.getWildcardType(
                    replacedIfAny(wildcard.getExtendsBound(), values, types),
                    replacedIfAny(wildcard.getSuperBound(), values, types));
        }
        if (type instanceof DeclaredType declared && isOpen(declared)) {
            TypeMirror[] arguments = declared.getTypeArguments().stream()
                    .map(each -> replaced(each, values, types))
                    .toArray(TypeMirror[]::new);
            return types.getDeclaredType((TypeElement) declared.asElement(), arguments);
        }
        return type;
    }

    private static @Nullable TypeMirror replacedIfAny(
            @Nullable TypeMirror bound, Map<Element, TypeMirror> values, Types types) {
        return bound == null ? null : replaced(bound, values, types);
    }

    /** The narrower one of the wildcard's own bound and that of its type parameter. */
    private static TypeMirror bound(WildcardType wildcard, TypeMirror parameter, Types types) {
        TypeMirror declared = upperBound(parameter, types);
        TypeMirror said = wildcard.getExtendsBound();
        return said != null && types.isSubtype(types.erasure(said), types.erasure(declared)) ? said : declared;
    }

    private static TypeMirror upperBound(TypeMirror variable, Types types) {
        TypeMirror bound = ((TypeVariable) variable).getUpperBound();
        TypeMirror first =
                bound instanceof IntersectionType all ? all.getBounds().get(0) : bound;
        return namesVariables(first) ? wildcards(first, types) : first;
    }

    /** From {@code Comparable<T>} to {@code Comparable<?>}. */
    private static TypeMirror wildcards(TypeMirror bound, Types types) {
        return bound instanceof DeclaredType declared ? unbounded(declared, types) : types.erasure(bound);
    }

    /** Whether the type of something depends on type arguments. */
    static boolean isOpen(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isOpen(array.getComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            TypeMirror upper = wildcard.getExtendsBound();
            TypeMirror lower = wildcard.getSuperBound();
            return (upper != null && isOpen(upper)) || (lower != null && isOpen(lower));
        }
        return namesVariables(type);
    }

    /** As in {@code T extends Comparable<T>}, which has no end when the variables are replaced. */
    private static boolean namesVariables(TypeMirror bound) {
        return bound.getKind() == TypeKind.TYPEVAR
                || (bound instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(Bounds::isOpen));
    }
}
