package dev.jfork.processor.property;

import dev.jfork.processor.property.Type.Argument;
import dev.jfork.processor.property.Type.ArrayOf;
import dev.jfork.processor.property.Type.Declared;
import dev.jfork.processor.property.Type.Of;
import dev.jfork.processor.property.Type.Simple;
import dev.jfork.processor.property.TypeTable.Form;
import dev.jfork.processor.property.TypeTable.Needs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes a Java source file that declares random types, a worker method for each type that is to be sent, and methods that
 * make random values: {@code tasks(Random)} gives a task for each worker, and {@code samples(Random, int)} one task that
 * takes many values of all types. Workers check, by casts, that all parts of a value are of their types, and give it back.
 */
public final class RandomSource {
    private static final String HEAD = """
            package %s;

            import dev.jfork.JavaSerialized;
            import dev.jfork.Worker;
            import dev.jfork.WorkerTask;
            import dev.jfork.processor.property.Draw;
            import dev.jfork.wire.*;
            import java.util.*;

            @SuppressWarnings({"unchecked", "rawtypes", "varargs"})
            public final class Types {
                public static final class Money implements Comparable<Money> {
                    private final long cents;
                    public Money(long cents) { this.cents = cents; }
                    @Override public int compareTo(Money other) { return Long.compare(cents, other.cents); }
                    @Override public boolean equals(Object other) { return other instanceof Money m && cents == m.cents; }
                    @Override public int hashCode() { return Long.hashCode(cents); }
                }

                @WireCodec(Money.class)
                public static final class MoneyCodec implements Codec<Money> {
                    @Override public void write(WireWriter out, Money value) { out.writeLong(value.cents); }
                    @Override public Money read(WireReader in) { return new Money(in.readLong()); }
                }

                public static final class Account implements java.io.Serializable {
                    private static final long serialVersionUID = 1L;
                    private final String owner;
                    public Account(String owner) { this.owner = owner; }
                    @Override public boolean equals(Object other) { return other instanceof Account a && Objects.equals(owner, a.owner); }
                    @Override public int hashCode() { return Objects.hashCode(owner); }
                }

                public record Saved(@JavaSerialized Account account, @JavaSerialized List<Account> more) {}

            """;
    private static final String TAIL = """
            public record Sample(%s) {}

            @Worker public static List<Sample> echoAll(List<Sample> samples) {
                for (Sample each : samples) {
                    %s
                }
                return samples;
            }

            public static List<WorkerTask<?>> tasks(Random random) {
                List<WorkerTask<?>> tasks = new ArrayList<>();
                %s
                return tasks;
            }

            public static WorkerTask<List<Sample>> samples(Random random, int count) {
                List<Sample> samples = new ArrayList<>();
                for (; count > 0; count--) {
                    Draw draw = new Draw(random);
                    samples.add(new Sample(%s));
                }
                return EchoAllLauncher.task(samples);
            }
            """;
    private static final int DEPTH = 4;

    private final RandomTypes types;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final StringBuilder methods = new StringBuilder();

    private RandomSource(RandomTypes types) {
        this.types = types;
    }

    /** The qualified name of the class that a seed gives. */
    public static String className(long seed) {
        return "seed" + Long.toUnsignedString(seed) + ".Types";
    }

    /** The source text of the class that a seed gives. */
    public static String text(long seed) {
        return new RandomSource(RandomTypes.of(seed)).write(className(seed).replace(".Types", ""));
    }

    private String write(String packageName) {
        StringBuilder text = new StringBuilder(HEAD.formatted(packageName));
        Set<String> outers = new TreeSet<>();
        types.declarations().forEach(each -> outers.add(each.outer()));
        for (String outer : outers) {
            text.append(outer.isEmpty() ? "" : "public static final class " + outer + " {\n");
            types.declarations().stream()
                    .filter(each -> each.outer().equals(outer))
                    .forEach(each -> text.append(each.text(members(each))));
            text.append(outer.isEmpty() ? "" : "}\n");
        }
        List<String> tasks = new ArrayList<>();
        List<String> components = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        for (Type root : types.roots()) {
            int number = tasks.size();
            String parameter = root.text();
            if (root instanceof ArrayOf && number % 2 == 0) {
                parameter = parameter.substring(0, parameter.length() - 2) + "...";
            }
            text.append("@Worker public static %s echo%d(%s value) { %s return value; }\n"
                    .formatted(root.text(), number, parameter, check(root, "value")));
            String value = perhaps(root, DEPTH + " + 1");
            tasks.add("{ Draw draw = new Draw(random); tasks.add(Echo%dLauncher.task(%s)); }".formatted(number, value));
            components.add(root.text() + " c" + number);
            values.add(value);
            checks.add(check(root, "each.c" + number + "()"));
        }
        for (Declaration each : types.declarations()) {
            if (each.isReceiver()) {
                tasks.add("tasks.add(Echo%sLauncher.task(%s));"
                        .formatted(
                                each.name(), "make%d(new Draw(random), %d)".formatted(number(each.itself()), DEPTH)));
            }
        }
        text.append(TAIL.formatted(
                String.join(", ", components),
                String.join("\n", checks),
                String.join("\n", tasks),
                String.join(",\n", values)));
        return text.append(methods).append("}\n").toString();
    }

    /** The worker method of a record that has one. */
    private String members(Declaration declaration) {
        return declaration.isReceiver()
                ? "@Worker public %s echo%s() { %s return this; }"
                        .formatted(declaration.name(), declaration.name(), check(declaration.itself(), "this"))
                : "";
    }

    /** An expression that gives a value, never {@code null}. */
    private String value(Type type, String depth) {
        return type instanceof Simple simple
                ? simple.leaf().draw()
                : "make%d(draw, %s)".formatted(number(type.plain()), depth);
    }

    /** An expression that gives a value, or {@code null} where that can be. */
    private String perhaps(Type type, String depth) {
        String value = value(type, depth + " - 1");
        if (type instanceof Simple simple) {
            return simple.isPrimitive() ? value : "draw.orNull(() -> " + value + ")";
        }
        return "draw.<%s>orNull(%s, () -> %s)".formatted(type.plain().text(), depth, value);
    }

    /** A statement that checks what an expression gives. */
    private String check(Type type, String expression) {
        Type plain = type.plain();
        if (plain instanceof Simple) {
            return "";
        }
        String cast = plain.text().equals(type.text()) ? "" : "(%s) (Object) ".formatted(plain.text());
        return "check%d(%s%s);".formatted(number(plain), cast, expression);
    }

    /** The number of the methods for a type, which are written when they are first called. */
    private int number(Type plain) {
        String text = plain.text();
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        numbers.put(text, number);
        String made = made(plain);
        methods.append("static %s make%d(Draw draw, int depth) { %s }\n".formatted(text, number, made));
        String checked = checked(plain);
        methods.append("static void check%d(%s value) { if (value == null) { return; } %s }\n"
                .formatted(number, text, checked));
        return number;
    }

    private String made(Type type) {
        if (type instanceof ArrayOf array) {
            String element = array.element().text();
            return "return " + some(array.element(), true) + ".toArray(" + emptyArray(element) + ");";
        }
        if (type instanceof Of of) {
            return "return " + container(of) + ";";
        }
        Declared declared = (Declared) type;
        return switch (declared.declaration().kind()) {
            case ENUM -> "return draw.one(" + type.text() + ".values());";
            case RECORD ->
                "return new " + type.text()
                        + components(declared).stream()
                                .map(each -> perhaps(each, "depth"))
                                .collect(Collectors.joining(", ", "(", ");"));
            case SEALED -> {
                List<Declared> cases = cases(declared);
                StringBuilder code = new StringBuilder("return switch (draw.below(" + cases.size() + ")) { ");
                for (int i = 0; i < cases.size(); i++) {
                    String label = i == cases.size() - 1 ? "default" : "case " + i;
                    code.append(label)
                            .append(" -> ")
                            .append(value(cases.get(i), "depth"))
                            .append("; ");
                }
                yield code.append("};").toString();
            }
        };
    }

    private String container(Of type) {
        List<Argument> arguments = type.arguments();
        Type first = arguments.get(0).type();
        boolean takesNull = type.container().needs() == Needs.ANY;
        String code = type.container().draw().replace("$E", first.text());
        if (type.container().form() == Form.OPTIONAL) {
            return code.replace("$V", perhaps(first, "depth"));
        }
        if (type.container().form() == Form.ELEMENTS) {
            return code.replace("$S", some(first, takesNull));
        }
        Type second = arguments.get(1).type();
        if (type.container().form() == Form.ENTRY) {
            return code.replace("$K", perhaps(first, "depth")).replace("$V", perhaps(second, "depth"));
        }
        return code.replace(
                "$S",
                "draw.<%s, %s>entries(depth, () -> %s, () -> %s)"
                        .formatted(
                                first.text(),
                                second.text(),
                                element(first, takesNull),
                                element(second, type.container().takesNullValues())));
    }

    private String some(Type element, boolean takesNull) {
        return "draw.<%s>some(depth, () -> %s)".formatted(element.text(), element(element, takesNull));
    }

    private String element(Type type, boolean mayBeNull) {
        return mayBeNull ? perhaps(type, "depth") : value(type, "depth - 1");
    }

    private static String emptyArray(String element) {
        String base = element;
        StringBuilder brackets = new StringBuilder("[0]");
        while (base.endsWith("[]")) {
            base = base.substring(0, base.length() - 2);
            brackets.append("[]");
        }
        int generic = base.indexOf('<');
        return generic < 0
                ? "new " + base + brackets
                : "(" + element + "[]) new " + base.substring(0, generic) + brackets;
    }

    private String checked(Type type) {
        if (type instanceof ArrayOf array) {
            return "for (%s each : value) { %s }".formatted(array.element().text(), check(array.element(), "each"));
        }
        if (type instanceof Of of) {
            return checkedContainer(of);
        }
        Declared declared = (Declared) type;
        StringBuilder code = new StringBuilder();
        List<Type> components = components(declared);
        for (int i = 0; i < components.size(); i++) {
            String plain = components.get(i).plain().text();
            String cast = plain.equals(components.get(i).text()) ? "" : "(" + plain + ") (Object) ";
            code.append("%s c%d = %svalue.c%d(); %s "
                    .formatted(plain, i, cast, i, check(components.get(i).plain(), "c" + i)));
        }
        for (Declared each : cases(declared)) {
            code.append("if (value instanceof %s) { %s } "
                    .formatted(each.declaration().path(), check(each, "(" + each.text() + ") (Object) value")));
        }
        return code.toString();
    }

    private String checkedContainer(Of type) {
        Type first = type.arguments().get(0).type();
        String typeText = first.text();
        String check = check(first, "each");
        if (type.container().form() == Form.ELEMENTS) {
            return "for (%s each : value) { %s }".formatted(typeText, check);
        }
        if (type.container().form() == Form.OPTIONAL) {
            return "%s each = value.orElse(null); %s".formatted(typeText, check);
        }
        Type second = type.arguments().get(1).type();
        String entry = "%s each = entry.getKey(); %s %s other = entry.getValue(); %s"
                .formatted(typeText, check, second.text(), check(second, "other"));
        return type.container().form() == Form.ENTRY
                ? "%s entry = value; %s".formatted(type.text(), entry)
                : "for (Map.Entry<%s, %s> entry : value.entrySet()) { %s }".formatted(typeText, second.text(), entry);
    }

    /** The components of a record, with its type arguments in them. */
    private static List<Type> components(Declared type) {
        Map<String, Type> arguments = new HashMap<>();
        for (int i = 0; i < type.arguments().size(); i++) {
            arguments.put(
                    type.declaration().variables().get(i).text(),
                    type.arguments().get(i).type());
        }
        return type.declaration().components().stream()
                .map(each -> each.with(arguments))
                .toList();
    }

    /** The cases of a sealed interface that this parameterisation of it has. */
    private static List<Declared> cases(Declared type) {
        List<Declared> cases = new ArrayList<>();
        for (Declared each : type.declaration().cases()) {
            Map<String, Type> arguments = new HashMap<>();
            if (Argument.become(parentOf(each).arguments(), type.arguments(), arguments)) {
                cases.add((Declared) each.with(arguments));
            }
        }
        return cases;
    }

    private static Declared parentOf(Declared type) {
        return Objects.requireNonNull(type.declaration().parent());
    }
}
