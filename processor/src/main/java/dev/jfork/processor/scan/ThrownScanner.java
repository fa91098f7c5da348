package dev.jfork.processor.scan;

import com.palantir.javapoet.ClassName;
import dev.jfork.processor.model.ThrownType;
import dev.jfork.processor.model.ThrownType.Constructor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the exceptions that a worker method declares, and how a launcher can make them. One scanner a method. */
final class ThrownScanner {
    /** The runtime knows what can be made of theirs: no launcher has to. */
    private static final Set<String> KNOWN_PACKAGES =
            Set.of("java.io", "java.lang", "java.nio.file", "java.util", "java.util.concurrent");

    private static final Map<List<String>, Constructor> CONSTRUCTORS = Map.of(
            List.of("java.lang.String", "java.lang.Throwable"), Constructor.MESSAGE_AND_CAUSE,
            List.of("java.lang.String"), Constructor.MESSAGE,
            List.of("java.lang.Throwable"), Constructor.CAUSE,
            List.of(), Constructor.NOTHING);

    private final Elements elements;
    private final Visibility visibility;
    private final Set<String> suppressed = new TreeSet<>();

    ThrownScanner(Elements elements, Visibility visibility) {
        this.elements = elements;
        this.visibility = visibility;
    }

    /** The warnings that code which makes these exceptions would get. */
    Set<String> suppressed() {
        return suppressed;
    }

    /** Those of a method's exceptions that the launcher can make; each once, however often it is declared. */
    List<ThrownType> scan(ExecutableElement method) {
        return method.getThrownTypes().stream()
                .map(this::scan)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<ThrownType> scan(TypeMirror mirror) {
        if (mirror.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        TypeElement type = (TypeElement) ((DeclaredType) mirror).asElement();
        if (isKnown(type)
                || type.getModifiers().contains(Modifier.ABSTRACT)
                || isInner(type)
                || holdsMore(type)
                || visibility.isHiddenByLauncher(type)) {
            return Optional.empty();
        }
        Map<Constructor, ExecutableElement> constructors = new EnumMap<>(Constructor.class);
        for (ExecutableElement each : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            Constructor kind = CONSTRUCTORS.get(parameters(each));
            if (kind != null
                    && visibility.sees(each)
                    && each.getThrownTypes().stream().allMatch(this::isUnchecked)) {
                constructors.put(kind, each);
            }
        }
        return constructors.entrySet().stream().findFirst().map(best -> {
            Deprecations.addWarnings(elements, best.getValue(), suppressed);
            return new ThrownType(
                    ClassName.get(type), elements.getBinaryName(type).toString(), best.getKey());
        });
    }

    private boolean isKnown(TypeElement type) {
        return KNOWN_PACKAGES.contains(
                elements.getPackageOf(type).getQualifiedName().toString());
    }

    /** Whether it has fields that no constructor for a message and a cause knows; of the JDK's classes nobody can say. */
    private boolean holdsMore(TypeElement type) {
        for (TypeElement each = type; !isKnown(each); ) {
            boolean hasFields = ElementFilter.fieldsIn(each.getEnclosedElements()).stream()
                    .anyMatch(field -> !field.getModifiers().contains(Modifier.STATIC));
            if (hasFields || Declarations.isOfTheJdk(each) || !(each.getSuperclass() instanceof DeclaredType parent)) {
                return true;
            }
            each = (TypeElement) parent.asElement();
        }
        return false;
    }

    private static boolean isInner(TypeElement type) {
        return type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC);
    }

    private static List<String> parameters(ExecutableElement constructor) {
        List<String> names = new ArrayList<>();
        constructor.getParameters().forEach(each -> names.add(nameOf(each.asType())));
        return names;
    }

    private static String nameOf(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : type.toString();
    }

    private boolean isUnchecked(TypeMirror thrown) {
        for (TypeMirror each = thrown; each instanceof DeclaredType declared; ) {
            TypeElement type = (TypeElement) declared.asElement();
            String name = type.getQualifiedName().toString();
            if (name.equals("java.lang.RuntimeException") || name.equals("java.lang.Error")) {
                return true;
            }
            each = type.getSuperclass();
        }
        return false;
    }
}
