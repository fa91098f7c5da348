package dev.jfork.processor.scan;

import dev.jfork.processor.model.LauncherName;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What a launcher can see from its package, and its module.
 *
 * @param launcherPackage the package
 * @param elements where the packages of other classes are found
 */
record Visibility(PackageElement launcherPackage, Elements elements) {
    /** Whether generated code may name a class, or call a constructor. */
    boolean sees(Element element) {
        if (!isExported(element)) {
            return false;
        }
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

    /** Whether the launcher's module reads that of an element, and the package is exported to it. */
    private boolean isExported(Element element) {
        ModuleElement own = elements.getModuleOf(launcherPackage);
        ModuleElement other = elements.getModuleOf(element);
        if (own == null || other == null || own.equals(other)) {
            return true;
        }
        Element outermost = element;
        while (!(outermost.getEnclosingElement() instanceof PackageElement)) {
            outermost = Objects.requireNonNull(outermost.getEnclosingElement());
        }
        Name name = ((TypeElement) outermost).getQualifiedName();
        return outermost.equals(elements.getTypeElement(own, name));
    }

    /** Why a type can't travel when what it needs is not seen. */
    String unseen(Element element, String what) {
        if (!isExported(element)) {
            Name own = elements.getModuleOf(launcherPackage).getQualifiedName();
            Name other = elements.getModuleOf(element).getQualifiedName();
            return "the launcher, in module " + own + ", can't see " + what + ": let module " + other + " export "
                    + elements.getPackageOf(element).getQualifiedName() + ", and module " + own + " require " + other;
        }
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
