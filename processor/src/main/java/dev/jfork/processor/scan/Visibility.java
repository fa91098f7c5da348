package dev.jfork.processor.scan;

import dev.jfork.processor.model.LauncherName;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What a launcher can see from its package.
 *
 * @param launcherPackage the package
 * @param elements where the packages of other classes are found
 */
record Visibility(PackageElement launcherPackage, Elements elements) {
    /** Whether generated code may name a class, or call a constructor. */
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

    /** Why a type that it doesn't see can't travel. */
    String unseen(String what) {
        String place = launcherPackage.isUnnamed()
                ? "the unnamed package"
                : launcherPackage.getQualifiedName().toString();
        return "the launcher, in " + place + ", can't see " + what + ": make it more visible";
    }

    /** Whether a class has no package, and the name of a class inside every launcher, which would be taken for it. */
    boolean isHiddenByLauncher(TypeElement element) {
        return launcherPackage.isUnnamed()
                && element.getEnclosingElement() instanceof PackageElement
                && LauncherName.NESTED.contains(element.getSimpleName().toString())
                && elements.getPackageOf(element).equals(launcherPackage);
    }
}
