package dev.jfork.processor.scan;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** Types as they are declared, with the annotations that stand at them, as in {@code List<@Nullable String>}. */
final class AnnotatedTypes {
    private final Elements elements;
    private final Visibility visibility;
    private final Set<String> suppressed = new TreeSet<>();

    AnnotatedTypes(Elements elements, Visibility visibility) {
        this.elements = elements;
        this.visibility = visibility;
    }

    /** The warnings that code with these annotations would get. */
    Set<String> suppressed() {
        return suppressed;
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

    /** JavaPoet writes no annotations at the {@code ?} itself: they are lost. */
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

    /** Those of the annotations at a type that a launcher can write down. */
    private List<AnnotationSpec> annotations(TypeMirror mirror) {
        List<AnnotationSpec> specs = new ArrayList<>();
        for (AnnotationMirror each : mirror.getAnnotationMirrors()) {
            if (canWrite(each)) {
                specs.add(AnnotationSpec.get(each));
                noteDeprecations(each);
            }
        }
        return specs;
    }

    private boolean canWrite(AnnotationMirror annotation) {
        return canName(annotation.getAnnotationType().asElement())
                && annotation.getElementValues().values().stream().allMatch(each -> canWrite(each.getValue()));
    }

    private boolean canWrite(Object value) {
        if (value instanceof AnnotationMirror annotation) {
            return canWrite(annotation);
        }
        if (value instanceof List<?> values) {
            return values.stream().allMatch(each -> canWrite(((AnnotationValue) each).getValue()));
        }
        if (value instanceof TypeMirror type) {
            return canWrite(type);
        }
        if (value instanceof VariableElement constant) {
            return canName(Objects.requireNonNull(constant.getEnclosingElement()));
        }
        // What is infinite, or not a number, has no literal.
        return !(value instanceof Number number) || Double.isFinite(number.doubleValue());
    }

    private boolean canWrite(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return canWrite(array.getComponentType());
        }
        return type.getKind() != TypeKind.ERROR
                && (!(type instanceof DeclaredType declared) || canName(declared.asElement()));
    }

    private boolean canName(Element type) {
        return visibility.sees(type) && !visibility.isHiddenByLauncher((TypeElement) type);
    }

    private void noteDeprecations(AnnotationMirror annotation) {
        Deprecations.addWarnings(elements, annotation.getAnnotationType().asElement(), suppressed);
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> each :
                annotation.getElementValues().entrySet()) {
            Deprecations.addWarnings(elements, each.getKey(), suppressed);
            noteDeprecations(each.getValue().getValue());
        }
    }

    private void noteDeprecations(Object value) {
        if (value instanceof AnnotationMirror annotation) {
            noteDeprecations(annotation);
        } else if (value instanceof List<?> values) {
            values.forEach(each -> noteDeprecations(((AnnotationValue) each).getValue()));
        } else if (value instanceof ArrayType array) {
            noteDeprecations(array.getComponentType());
        } else if (value instanceof DeclaredType type) {
            Deprecations.addWarnings(elements, type.asElement(), suppressed);
        } else if (value instanceof VariableElement constant) {
            Deprecations.addWarnings(elements, constant, suppressed);
        }
    }
}
