package dev.jfork.processor.write;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/** What the classes of a package are called. For one round: the next may bring others. */
public final class PackageNames {
    private final Elements elements;
    private final Map<String, Boolean> hidingJavaLang = new HashMap<>();

    /**
     * Creates them.
     *
     * @param elements where the packages are found
     */
    public PackageNames(Elements elements) {
        this.elements = elements;
    }

    /** Whether a class beside an element has the name of one in {@code java.lang}, which then needs an import. */
    boolean hideJavaLang(Element element) {
        PackageElement own = elements.getPackageOf(element);
        return hidingJavaLang.computeIfAbsent(own.getQualifiedName().toString(), name -> {
            ModuleElement javaBase = elements.getModuleElement("java.base");
            return own.getEnclosedElements().stream()
                    .anyMatch(each -> elements.getTypeElement(javaBase, "java.lang." + each.getSimpleName()) != null);
        });
    }
}
