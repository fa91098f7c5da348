package dev.jfork.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * Looks on while a compilation runs, and tells which types came to its packages. Unlike compile-testing, it also does so
 * of a compilation that fails.
 */
final class GeneratedTypes extends AbstractProcessor {
    private final Set<String> packages = new LinkedHashSet<>();
    private final Set<String> written = new TreeSet<>();
    private final Set<String> found = new TreeSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!round.processingOver() && packages.isEmpty()) {
            for (Element root : round.getRootElements()) {
                written.add(root.toString());
                packages.add(processingEnv
                        .getElementUtils()
                        .getPackageOf(root)
                        .getQualifiedName()
                        .toString());
            }
        }
        if (round.processingOver()) {
            for (String each : packages) {
                PackageElement element = processingEnv.getElementUtils().getPackageElement(each);
                element.getEnclosedElements().forEach(type -> found.add(type.toString()));
            }
            found.removeAll(written);
        }
        return false;
    }

    /** The qualified names, sorted. */
    List<String> names() {
        return new ArrayList<>(found);
    }
}
