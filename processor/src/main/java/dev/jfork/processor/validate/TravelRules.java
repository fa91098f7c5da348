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
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

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
        String name = method.shortSignature();
        method.receiver()
                .filter(receiver -> isSent(receiver, method))
                .ifPresent(receiver -> rules
                        .new Walk(method.element(), "the receiver", Diagnostic.RECEIVER_CANNOT_TRAVEL, name)
                        .start(receiver.type(), false));
        for (Parameter parameter : method.parameters()) {
            String declared = parameter.element().getSimpleName().toString();
            rules.new Walk(parameter.element(), "parameter " + declared, Diagnostic.PARAMETER_CANNOT_TRAVEL, declared)
                    .start(parameter.type(), parameter.javaSerialized());
        }
        if (!method.result().equals(TypeName.VOID)) {
            rules.new Walk(method.element(), "the result", Diagnostic.RESULT_CANNOT_TRAVEL, name)
                    .start(method.result(), method.resultJavaSerialized());
        }
        return rules.problems;
    }

    /** Whether a receiver is of a type that may travel, if its parts do, and what stands for them. */
    static boolean isSent(Parameter receiver, WorkerMethod method) {
        WireType type = method.types().get(receiver.type());
        return Objects.requireNonNull(method.element().getEnclosingElement()).getKind() == ElementKind.RECORD
                || !(type instanceof WireType.Untravelable || type instanceof WireType.Serialized);
    }

    /** One way through the types that are reached from one parameter, the receiver, or the result. */
    private final class Walk {
        private final Element place;
        private final String placeName;
        private final Diagnostic diagnostic;
        private final String subject;
        private final Set<Visit> visited = new HashSet<>();

        Walk(Element place, String placeName, Diagnostic diagnostic, String subject) {
            this.place = place;
            this.placeName = placeName;
            this.diagnostic = diagnostic;
            this.subject = subject;
        }

        void start(TypeName type, boolean javaSerialized) {
            visitPlace(type, "", placeName, javaSerialized);
        }

        /** A parameter, the result, or a component: what may say that Java serialization is used. */
        private void visitPlace(TypeName type, String path, String name, boolean javaSerialized) {
            if (javaSerialized && !needsSerialization(type)) {
                problems.add(Problem.at(place, Diagnostic.JAVA_SERIALIZED_UNNEEDED.message(name)));
            }
            visit(type, path, javaSerialized);
        }

        /** Whether something in a type goes by Java serialization, or by nothing: up to the components of records. */
        private boolean needsSerialization(TypeName name) {
            WireType type = method.types().get(name);
            if (type instanceof WireType.Structure) {
                return false;
            }
            return type instanceof WireType.Serialized
                    || type instanceof WireType.Untravelable
                    || type.parts().stream().anyMatch(this::needsSerialization);
        }

        private void visit(TypeName name, String path, boolean javaSerialized) {
            if (!visited.add(new Visit(name, javaSerialized))) {
                return;
            }
            WireType type = method.types().get(name);
            String here = path.isEmpty() ? simpleName(name) : path;
            if (type instanceof WireType.Untravelable bad) {
                report(
                        path,
                        bad.type(),
                        bad.reason()
                                + (javaSerialized
                                        ? ". @JavaSerialized needs a Serializable class, which this isn't"
                                        : ""));
            } else if (type instanceof WireType.Serialized serialized) {
                visitSerialized(serialized, path, javaSerialized);
            } else if (type instanceof WireType.Structure structure) {
                for (WireType.Component component : structure.components()) {
                    String inside = here + component.path();
                    visitPlace(component.type(), inside, inside, component.javaSerialized());
                }
            } else if (type instanceof WireType.View view) {
                visit(view.bounded(), path, javaSerialized);
            } else if (type instanceof WireType.Union union) {
                for (TypeName each : union.cases()) {
                    visit(each, here + "(" + simpleName(each) + ")", javaSerialized);
                }
            } else if (type instanceof WireType.Array array) {
                visit(array.element(), path.isEmpty() ? here : path + "[]", javaSerialized);
            } else if (type instanceof WireType.Sequence sequence) {
                visit(sequence.element(), here + "[]", javaSerialized);
            } else if (type instanceof WireType.Dictionary dictionary) {
                visit(dictionary.key(), here + "[key]", javaSerialized);
                visit(dictionary.value(), here + "[value]", javaSerialized);
            } else if (type instanceof WireType.Perhaps perhaps) {
                visit(perhaps.value(), here + ".get()", javaSerialized);
            }
        }

        private void visitSerialized(WireType.Serialized type, String path, boolean javaSerialized) {
            if (!javaSerialized) {
                report(path, type.type(), type.advice());
                return;
            }
            String here = path.isEmpty() ? type.raw().simpleName() : path;
            for (String problem : type.problems()) {
                report(path, type.type(), here + problem);
            }
        }

        private void report(String path, TypeName type, String reason) {
            String where = path.isEmpty() ? "" : path + ": ";
            problems.add(Problem.at(place, diagnostic.message(subject, where, type, reason)));
        }
    }

    /** A type as it is reached, from a place that says that Java serialization is used or one that doesn't. */
    private record Visit(TypeName type, boolean javaSerialized) {}

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
