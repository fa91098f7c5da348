package dev.jfork.processor.scan;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/**
 * What a launcher can name.
 *
 * @param elements the compilation
 * @param launcherPackage where the launcher is
 */
record Visibility(Elements elements, PackageElement launcherPackage) {
    /** Whether the launcher sees a class or a member, and so all classes around it. */
    boolean sees(Element element) {
        boolean samePackage = elements.getPackageOf(element).equals(launcherPackage);
        for (Element each = element;
                each != null && !(each instanceof PackageElement);
                each = each.getEnclosingElement()) {
            boolean visible = samePackage
                    ? !each.getModifiers().contains(Modifier.PRIVATE)
                    : each.getModifiers().contains(Modifier.PUBLIC);
            if (!visible) {
                return false;
            }
        }
        return true;
    }
}
