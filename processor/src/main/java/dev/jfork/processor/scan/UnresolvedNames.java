package dev.jfork.processor.scan;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.jfork.processor.model.WireType;
import dev.jfork.processor.model.WorkerMethod;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.util.Elements;

/**
 * The names of types that don't exist. Compilers differ in what they call unresolved: to one it is {@code Missing}, to
 * another {@code List<Missing>} or {@code demo.Missing} as well.
 */
public final class UnresolvedNames {
    private final Elements elements;
    private final String ownPackage;
    private final SortedSet<String> names = new TreeSet<>();

    private UnresolvedNames(Elements elements, String ownPackage) {
        this.elements = elements;
        this.ownPackage = ownPackage;
    }

    /**
     * Finds them.
     *
     * @param method a method whose launcher can't be written for want of types
     * @param elements where types are looked for
     * @return their names, sorted; those of the method's package are simple
     */
    public static SortedSet<String> of(WorkerMethod method, Elements elements) {
        UnresolvedNames found = new UnresolvedNames(elements, method.launcher().packageName() + ".");
        for (WireType each : method.types().all()) {
            if (each instanceof WireType.Unresolved) {
                found.add(each.type());
            }
        }
        return found.names;
    }

    private void add(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            add(array.componentType());
        } else if (type instanceof WildcardTypeName wildcard) {
            wildcard.upperBounds().forEach(this::add);
            wildcard.lowerBounds().forEach(this::add);
        } else if (type instanceof ParameterizedTypeName parameterized) {
            add(parameterized.rawType());
            parameterized.typeArguments().forEach(this::add);
        } else if (type instanceof ClassName name) {
            addMissing(name.canonicalName());
        } else if (!type.isPrimitive()) {
            names.add(type.toString()); // code that is no Java
        }
    }

    private void addMissing(String name) {
        if (elements.getTypeElement(name) == null) {
            names.add(name.startsWith(ownPackage) ? name.substring(ownPackage.length()) : name);
        }
    }
}
