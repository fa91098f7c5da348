package dev.jfork.processor.scan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What a class makes of itself where Java serialization writes it. */
final class SerialForm {
    private final Elements elements;
    private final Types types;
    private final TypeMirror serializable;
    private final TypeMirror externalizable;

    SerialForm(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
        this.serializable = elements.getTypeElement("java.io.Serializable").asType();
        this.externalizable = elements.getTypeElement("java.io.Externalizable").asType();
    }

    boolean isSerializable(TypeMirror type) {
        return types.isSubtype(types.erasure(type), serializable);
    }

    boolean isExternalizable(TypeElement element) {
        return types.isSubtype(types.erasure(element.asType()), externalizable);
    }

    /** Whether a class does more than to write its fields, so that it may leave out any of them. */
    boolean isCustom(TypeElement element) {
        if (isExternalizable(element) || writeReplace(element).isPresent()) {
            return true;
        }
        return element.getKind() != ElementKind.RECORD
                && (method(element, "writeObject", "java.io.ObjectOutputStream").isPresent()
                        || hasPersistentFields(element));
    }

    /** The method that says what is written instead. */
    Optional<ExecutableElement> writeReplace(TypeElement element) {
        return method(element, "writeReplace", "");
    }

    /** The fields that are written, by name: compilers give those of class files in different orders. */
    static List<VariableElement> fields(TypeElement element) {
        return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                .filter(each -> !each.getModifiers().contains(Modifier.STATIC)
                        && !each.getModifiers().contains(Modifier.TRANSIENT))
                .sorted(Comparator.comparing(each -> each.getSimpleName().toString()))
                .toList();
    }

    /** Whether each of its objects has one of the class around it, which is written as well. */
    static boolean isInner(TypeElement element) {
        return element.getKind() == ElementKind.CLASS
                && element.getEnclosingElement() instanceof TypeElement
                && !element.getModifiers().contains(Modifier.STATIC);
    }

    boolean hasPublicConstructor(TypeElement element) {
        return constructorModifiers(element)
                .filter(each -> each.contains(Modifier.PUBLIC))
                .isPresent();
    }

    /** Whether the constructor that makes the part of an object that isn't serializable can be called. */
    boolean canConstruct(TypeElement superclass, TypeElement subclass) {
        boolean samePackage = elements.getPackageOf(superclass).equals(elements.getPackageOf(subclass));
        return constructorModifiers(superclass)
                .filter(each -> each.contains(Modifier.PUBLIC)
                        || each.contains(Modifier.PROTECTED)
                        || (samePackage && !each.contains(Modifier.PRIVATE)))
                .isPresent();
    }

    private static Optional<Set<Modifier>> constructorModifiers(TypeElement element) {
        return ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                .filter(each -> each.getParameters().isEmpty())
                .map(Element::getModifiers)
                .findFirst();
    }

    private Optional<ExecutableElement> method(TypeElement element, String name, String parameter) {
        return ElementFilter.methodsIn(element.getEnclosedElements()).stream()
                .filter(each -> each.getSimpleName().contentEquals(name)
                        && !each.getModifiers().contains(Modifier.STATIC)
                        && parameter.equals(parameterOf(each)))
                .findFirst();
    }

    /** The only parameter's type; no name of a type if there are several. */
    private String parameterOf(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return switch (parameters.size()) {
            case 0 -> "";
            case 1 -> types.erasure(parameters.get(0).asType()).toString();
            default -> ",";
        };
    }

    private static boolean hasPersistentFields(TypeElement element) {
        return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                .anyMatch(each -> each.getSimpleName().contentEquals("serialPersistentFields")
                        && each.getModifiers().contains(Modifier.STATIC));
    }
}
