package dev.jfork.processor.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type that a random source declares. What is in it is added when all types have names: so any can be in any. */
final class Declaration {
    enum Kind {
        RECORD,
        ENUM,
        SEALED
    }

    private final Kind kind;
    private final String outer;
    private final String name;
    private final List<Type.Variable> variables;
    private final List<Type> components = new ArrayList<>();
    private final List<Type.Declared> cases = new ArrayList<>();
    private final List<String> constants = new ArrayList<>();
    private Type.@Nullable Declared parent;
    private boolean isVarargs;
    private boolean isReceiver;

    Declaration(Kind kind, String outer, String name, List<Type.Variable> variables) {
        this.kind = kind;
        this.outer = outer;
        this.name = name;
        this.variables = variables;
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    /** The class around it, or the empty string. */
    String outer() {
        return outer;
    }

    String path() {
        return outer.isEmpty() ? name : outer + "." + name;
    }

    List<Type.Variable> variables() {
        return variables;
    }

    List<Type> components() {
        return components;
    }

    /** What is permitted; each as a subtype of this one with its own type variables for arguments. */
    List<Type.Declared> cases() {
        return cases;
    }

    List<String> constants() {
        return constants;
    }

    /** The sealed interface that it implements, if any. */
    Type.@Nullable Declared parent() {
        return parent;
    }

    void extend(Type.Declared sealed) {
        parent = sealed;
        sealed.declaration().cases.add(itself());
    }

    void takeVarargs() {
        isVarargs = true;
    }

    void receive() {
        isReceiver = true;
    }

    /** Whether it has a worker method that is called on it. */
    boolean isReceiver() {
        return isReceiver;
    }

    /** This type with its own variables. */
    Type.Declared itself() {
        return new Type.Declared(
                this, variables.stream().map(Type.Argument::new).toList());
    }

    /** Its source text, with this in its body. */
    String text(String members) {
        String parameters = variables.isEmpty()
                ? ""
                : variables.stream()
                        .map(each -> each.bound().of(each.text()))
                        .collect(Collectors.joining(", ", "<", ">"));
        String above = parent == null ? "" : parent.text();
        return switch (kind) {
            case ENUM -> "public enum " + name + implementing(above) + " { " + String.join(", ", constants) + " }\n";
            case SEALED ->
                "public sealed interface " + name + parameters + (above.isEmpty() ? "" : " extends " + above) + " {}\n";
            case RECORD ->
                "public record " + name + parameters + "(" + componentTexts() + ")" + implementing(above) + " {"
                        + members + "}\n";
        };
    }

    private static String implementing(String above) {
        return above.isEmpty() ? "" : " implements " + above;
    }

    private String componentTexts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            String type = components.get(i).text();
            if (isVarargs && i == components.size() - 1 && type.endsWith("[]")) {
                type = type.substring(0, type.length() - 2) + "...";
            }
            texts.add(type + " c" + i);
        }
        return String.join(", ", texts);
    }
}
