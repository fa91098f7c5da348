package dev.jfork.processor.validate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.jfork.processor.model.Parameter;
import dev.jfork.processor.model.WireType;
import dev.jfork.processor.model.WorkerMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;

/** All that a method takes and returns must be able to travel, and so must every part of it. */
public final class TravelRules {
    private final WorkerMethod method;
    private final List<Problem> problems = new ArrayList<>();

    private TravelRules(WorkerMethod method) {
        this.method = method;
    }

    /**
     * Checks a method.
     *
     * @param method the method
     * @return what is wrong with it: a problem for each type that can't travel, with the path to the first place where it
     *     is reached
     */
    public static List<Problem> check(WorkerMethod method) {
        if (!method.element().getTypeParameters().isEmpty()) {
            return List.of(); // which PlacementRules tell of; what they stand for can't be known
        }
        TravelRules rules = new TravelRules(method);
        for (Parameter parameter : method.parameters()) {
            String name = parameter.element().getSimpleName().toString();
            rules.checkFrom(
                    parameter.type(),
                    parameter.element(),
                    (path, bad) -> Diagnostic.PARAMETER_CANNOT_TRAVEL.message(name, path, bad.type(), bad.reason()));
        }
        if (!method.result().equals(TypeName.VOID)) {
            String name = method.shortSignature();
            rules.checkFrom(
                    method.result(),
                    method.element(),
                    (path, bad) -> Diagnostic.RESULT_CANNOT_TRAVEL.message(name, path, bad.type(), bad.reason()));
        }
        return rules.problems;
    }

    private void checkFrom(TypeName root, Element place, BiFunction<String, WireType.Untravelable, String> message) {
        Walk walk = new Walk(place, message);
        walk.visit(root, "");
    }

    /** One way through the types that are reached from one parameter, or the result. */
    private final class Walk {
        private final Element place;
        private final BiFunction<String, WireType.Untravelable, String> message;
        private final Set<TypeName> visited = new HashSet<>();

        Walk(Element place, BiFunction<String, WireType.Untravelable, String> message) {
            this.place = place;
            this.message = message;
        }

        void visit(TypeName name, String path) {
            if (!visited.add(name)) {
                return;
            }
            WireType type = method.types().get(name);
            String here = path.isEmpty() ? simpleName(name) : path;
            if (type instanceof WireType.Untravelable bad) {
                problems.add(Problem.at(place, message.apply(path.isEmpty() ? "" : path + ": ", bad)));
            } else if (type instanceof WireType.Structure structure) {
                for (WireType.Component component : structure.components()) {
                    visit(component.type(), here + "." + component.name());
                }
            } else if (type instanceof WireType.Union union) {
                for (TypeName each : union.cases()) {
                    visit(each, here + "(" + simpleName(each) + ")");
                }
            } else if (type instanceof WireType.Array array) {
                visit(array.element(), path.isEmpty() ? here : path + "[]");
            } else if (type instanceof WireType.Sequence sequence) {
                visit(sequence.element(), here + "[]");
            } else if (type instanceof WireType.Dictionary dictionary) {
                visit(dictionary.key(), here + "[key]");
                visit(dictionary.value(), here + "[value]");
            } else if (type instanceof WireType.Perhaps perhaps) {
                visit(perhaps.value(), here + ".get()");
            }
        }
    }

    private static String simpleName(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            return simpleName(array.componentType()) + "[]";
        }
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.rawType().simpleName();
        }
        return type instanceof ClassName className ? className.simpleName() : type.toString();
    }
}
