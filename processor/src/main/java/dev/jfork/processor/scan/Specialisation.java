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
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Finds the type arguments of a permitted subtype from those of the sealed type: from {@code Shape<List<Integer>>} and
 * {@code record Circle<T>() implements Shape<List<T>>} to {@code Circle<Integer>}.
 */
final class Specialisation {
    private final Types types;
    private final Map<Element, TypeMirror> arguments = new HashMap<>();
    private int depth;

    /** Whether it takes more than Java's own rules for casts to find the arguments. */
    private boolean isOpen;

    private Specialisation(Types types) {
        this.types = types;
    }

    /**
     * The subtype as it may be met where the sealed type is declared, with a wildcard for each argument that the sealed type
     * doesn't decide; nothing where no value of the subtype can be one of the sealed type. With its own type variables, which
     * can't travel, where a wildcard has to be matched with more than one of them.
     */
    static Optional<DeclaredType> of(TypeElement subtype, DeclaredType sealed, Types types) {
        Specialisation specialisation = new Specialisation(types);
        for (TypeMirror parent : types.directSupertypes(subtype.asType())) {
            DeclaredType declared = (DeclaredType) parent;
            if (declared.asElement().equals(sealed.asElement()) && !specialisation.unify(declared, sealed)) {
                return Optional.empty();
            }
        }
        return specialisation.apply(subtype);
    }

    /** Whether a type can become another one when its variables are given values, which are remembered. */
    private boolean unify(TypeMirror formal, TypeMirror actual) {
        if (formal.getKind() == TypeKind.TYPEVAR) {
            if (depth > 1 && actual instanceof WildcardType) {
                return false; // a List<T> is a List<?> for no T
            }
            TypeMirror known = arguments.putIfAbsent(types.asElement(formal), actual);
            return known == null || agree(known, actual);
        }
        if (actual instanceof WildcardType wildcard) {
            return unifyWithin(formal, wildcard);
        }
        if (formal instanceof ArrayType formalArray && actual instanceof ArrayType actualArray) {
            return unify(formalArray.getComponentType(), actualArray.getComponentType());
        }
        if (formal instanceof DeclaredType formalType && actual instanceof DeclaredType actualType) {
            return isSameClass(formal, actual)
                    && unifyAll(formalType.getTypeArguments(), actualType.getTypeArguments());
        }
        return types.isSameType(formal, actual);
    }

    private boolean unifyWithin(TypeMirror formal, WildcardType wildcard) {
        TypeMirror upper = wildcard.getExtendsBound();
        if (upper != null) {
            isOpen |= Bounds.isOpen(formal);
            return types.isSubtype(types.erasure(formal), types.erasure(upper));
        }
        TypeMirror lower = wildcard.getSuperBound();
        return lower == null || types.isSubtype(types.erasure(lower), types.erasure(formal));
    }

    private boolean unifyAll(List<? extends TypeMirror> formals, List<? extends TypeMirror> actuals) {
        depth++;
        for (int i = 0; i < Math.min(formals.size(), actuals.size()); i++) {
            if (!unify(formals.get(i), actuals.get(i))) {
                return false;
            }
        }
        depth--;
        return true;
    }

    /** A wildcard is never the same type as another one, but both may stand for the same. */
    private boolean agree(TypeMirror one, TypeMirror other) {
        return one instanceof WildcardType || other instanceof WildcardType || types.isSameType(one, other);
    }

    private boolean isSameClass(TypeMirror one, TypeMirror other) {
        return types.isSameType(types.erasure(one), types.erasure(other));
    }

    private Optional<DeclaredType> apply(TypeElement subtype) {
        List<? extends TypeParameterElement> parameters = subtype.getTypeParameters();
        if (isOpen) {
            return Optional.of((DeclaredType) subtype.asType());
        }
        TypeMirror[] ordered = new TypeMirror[parameters.size()];
        for (int i = 0; i < ordered.length; i++) {
            TypeMirror argument = arguments.get(parameters.get(i));
            if (argument == null) {
                ordered[i] = types.getWildcardType(null, null);
            } else if (isWithin(argument, parameters.get(i))) {
                ordered[i] = argument;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(types.getDeclaredType(subtype, ordered));
    }

    private boolean isWithin(TypeMirror argument, TypeParameterElement parameter) {
        return argument instanceof WildcardType
                || argument.getKind() == TypeKind.TYPEVAR
                || parameter.getBounds().stream()
                        .allMatch(bound -> types.isSubtype(types.erasure(argument), types.erasure(bound)));
    }
}
