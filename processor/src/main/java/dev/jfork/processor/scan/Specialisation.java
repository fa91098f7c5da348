package dev.jfork.processor.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds the type arguments of a permitted subtype from those of the sealed type. */
final class Specialisation {
    private Specialisation() {}

    /** From {@code Shape<Integer>} and {@code record Circle<T>() implements Shape<T>} to {@code Circle<Integer>}. */
    static Optional<DeclaredType> of(TypeElement subtype, DeclaredType sealed, Types types) {
        Map<Element, TypeMirror> arguments = new HashMap<>();
        for (TypeMirror parent : types.directSupertypes(subtype.asType())) {
            DeclaredType declared = (DeclaredType) parent;
            if (!declared.asElement().equals(sealed.asElement())) {
                continue;
            }
            for (int i = 0; i < declared.getTypeArguments().size(); i++) {
                TypeMirror formal = declared.getTypeArguments().get(i);
                if (formal.getKind() == TypeKind.TYPEVAR) {
                    arguments.put(
                            types.asElement(formal), sealed.getTypeArguments().get(i));
                }
            }
        }
        List<TypeMirror> ordered = new ArrayList<>();
        for (Element parameter : subtype.getTypeParameters()) {
            TypeMirror argument = arguments.get(parameter);
            if (argument == null) {
                return Optional.empty();
            }
            ordered.add(argument);
        }
        DeclaredType result = types.getDeclaredType(subtype, ordered.toArray(new TypeMirror[0]));
        return types.isSubtype(result, sealed) ? Optional.of(result) : Optional.empty();
    }
}
