package dev.jfork.processor;

import dev.jfork.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The worker methods still to be seen to: those of the current round, and those of earlier rounds that wait for a type
 * that another processor writes. Keeps places, for an element is good for its own round only.
 */
final class WorkerQueue {
    private Set<Place> deferred = new LinkedHashSet<>();

    /**
     * Where a method is.
     *
     * @param owner the qualified name of its class
     * @param index its number among the methods of the class, which doesn't change from round to round
     */
    private record Place(String owner, int index) {
        static Place of(ExecutableElement method) {
            TypeElement owner = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
            return new Place(owner.getQualifiedName().toString(), methods(owner).indexOf(method));
        }

        ExecutableElement find(Elements elements) {
            return methods(elements.getTypeElement(owner)).get(index);
        }

        private static List<ExecutableElement> methods(TypeElement owner) {
            return ElementFilter.methodsIn(owner.getEnclosedElements());
        }
    }

    /** Takes the methods that wait, and those that the round brings. */
    List<ExecutableElement> next(RoundEnvironment round, Elements elements) {
        Stream<ExecutableElement> waiting = waiting(elements).stream();
        deferred = new LinkedHashSet<>();
        TypeElement worker = elements.getTypeElement(RuntimeNames.WORKER.canonicalName());
        if (worker == null) {
            return waiting.toList(); // without the runtime, nobody can have used it
        }
        Set<ExecutableElement> found = ElementFilter.methodsIn(round.getElementsAnnotatedWith(worker));
        return Stream.concat(waiting, inOrder(found, elements).stream()).toList();
    }

    /** In the order of the sources, whatever that of the compiler: what is said of them depends on it. */
    private static List<ExecutableElement> inOrder(Set<ExecutableElement> methods, Elements elements) {
        SortedMap<String, Element> topLevel = new TreeMap<>();
        for (ExecutableElement method : methods) {
            Element each = method;
            while (!(each.getEnclosingElement() instanceof PackageElement)) {
                each = Objects.requireNonNull(each.getEnclosingElement());
            }
            topLevel.put(elements.getPackageOf(each).getQualifiedName() + "." + each.getSimpleName(), each);
        }
        List<ExecutableElement> ordered = new ArrayList<>();
        topLevel.values().forEach(each -> addMethods(each, methods, ordered));
        return ordered;
    }

    private static void addMethods(Element element, Set<ExecutableElement> wanted, List<ExecutableElement> ordered) {
        for (Element each : element.getEnclosedElements()) {
            if (each instanceof ExecutableElement method && wanted.contains(method)) {
                ordered.add(method);
            }
            addMethods(each, wanted, ordered);
        }
    }

    /** Puts a method off to the next round. */
    void defer(ExecutableElement method) {
        deferred.add(Place.of(method));
    }

    /** The methods that wait. */
    List<ExecutableElement> waiting(Elements elements) {
        return deferred.stream().map(place -> place.find(elements)).toList();
    }
}
