package dev.jfork.processor.scan;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Types as they are declared, with the annotations that stand at them, as in {@code List<@Nullable String>}. */
final class AnnotatedTypes {
    private final Visibility visibility;

    AnnotatedTypes(Visibility visibility) {
        this.visibility = visibility;
    }

    /** Names a type, or the plain one where it is none that annotations can stand at. */
    TypeName name(TypeMirror mirror, TypeName plain) {
        List<AnnotationSpec> annotations = annotations(mirror);
        TypeName named = inside(mirror, plain);
        return annotations.isEmpty() ? named : named.annotated(annotations);
    }

    private TypeName inside(TypeMirror mirror, TypeName plain) {
        if (mirror instanceof ArrayType array && plain instanceof ArrayTypeName name) {
            return ArrayTypeName.of(name(array.getComponentType(), name.componentType()));
        }
        if (mirror instanceof WildcardType wildcard && plain instanceof WildcardTypeName name) {
            return wildcard(wildcard, name);
        }
        if (mirror instanceof DeclaredType declared
                && plain instanceof ParameterizedTypeName name
                && !(declared.getEnclosingType() instanceof DeclaredType)) {
            return ParameterizedTypeName.get(name.rawType(), arguments(declared, name));
        }
        return plain;
    }

    private TypeName[] arguments(DeclaredType type, ParameterizedTypeName plain) {
        List<TypeName> names = new ArrayList<>();
        for (int i = 0; i < plain.typeArguments().size(); i++) {
            names.add(name(type.getTypeArguments().get(i), plain.typeArguments().get(i)));
        }
        return names.toArray(new TypeName[0]);
    }

    private TypeName wildcard(WildcardType wildcard, WildcardTypeName plain) {
        if (wildcard.getExtendsBound() != null) {
            return WildcardTypeName.subtypeOf(
                    name(wildcard.getExtendsBound(), plain.upperBounds().get(0)));
        }
        return wildcard.getSuperBound() == null
                ? plain
                : WildcardTypeName.supertypeOf(
                        name(wildcard.getSuperBound(), plain.lowerBounds().get(0)));
    }

    private List<AnnotationSpec> annotations(TypeMirror mirror) {
        return mirror.getAnnotationMirrors().stream()
                .filter(each ->
                        visibility.sees((TypeElement) each.getAnnotationType().asElement()))
                .map(AnnotationSpec::get)
                .toList();
    }
}
