package dev.jfork.processor.scan;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/** What declarations of types, and their type arguments, say by themselves. */
final class Declarations {
    private Declarations() {}

    /** Whether the components of a record, or the parts of an entry, are of types that its type arguments decide. */
    static boolean dependsOnArguments(TypeElement element) {
        return element.getKind() != ElementKind.RECORD
                || element.getRecordComponents().stream().anyMatch(each -> Bounds.isOpen(each.asType()));
    }

    /** Whether each value of a type is one of the types that it permits. */
    static boolean isSealed(TypeElement element) {
        Set<Modifier> modifiers = element.getModifiers();
        return modifiers.contains(Modifier.SEALED)
                && (element.getKind() == ElementKind.INTERFACE || modifiers.contains(Modifier.ABSTRACT));
    }

    /**
     * Whether overload resolution could prefer another constructor of a record to the canonical one: only where that takes
     * type variables. Otherwise it takes exactly the types that are read.
     */
    static boolean hasRival(TypeElement record) {
        int components = record.getRecordComponents().size();
        return record.getKind() == ElementKind.RECORD
                && !record.getTypeParameters().isEmpty()
                && ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
                                .filter(each -> each.getParameters().size() == components || each.isVarArgs())
                                .count()
                        > 1;
    }

    /** Whether the JDK has a type, or a module: tells by the module, and by the package where modules are not told. */
    static boolean isOfTheJdk(Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            boolean isPlace = each instanceof PackageElement || each instanceof ModuleElement;
            String name = isPlace ? ((QualifiedNameable) each).getQualifiedName() + "." : "";
            if (name.startsWith("java.") || (name.startsWith("jdk.") && each instanceof ModuleElement)) {
                return true;
            }
        }
        return false;
    }

    /** How deep type arguments are nested. */
    static int nesting(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return 1 + nesting(array.getComponentType());
        }
        if (type instanceof WildcardType) {
            TypeMirror bound = bound(type);
            return bound == type ? 0 : nesting(bound);
        }
        int deepest = 0;
        if (type instanceof DeclaredType declared) {
            for (TypeMirror each : declared.getTypeArguments()) {
                deepest = Math.max(deepest, 1 + nesting(each));
            }
        }
        return deepest;
    }

    /** The type that a wildcard names, if it is one that names any. */
    static TypeMirror bound(TypeMirror argument) {
        if (argument instanceof WildcardType wildcard) {
            TypeMirror upper = wildcard.getExtendsBound();
            TypeMirror named = upper == null ? wildcard.getSuperBound() : upper;
            return named == null ? argument : named;
        }
        return argument;
    }

    /** How a generic type is written with type arguments. */
    static String example(TypeElement element) {
        StringBuilder text = new StringBuilder(element.getSimpleName()).append('<');
        String separator = "";
        for (int i = 0; i < element.getTypeParameters().size(); i++) {
            text.append(separator).append("String");
            separator = ", ";
        }
        return text.append('>').toString();
    }
}
