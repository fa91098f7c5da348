package dev.jfork.processor.property;

import dev.jfork.processor.property.Declaration.Kind;
import dev.jfork.processor.property.Type.Argument;
import dev.jfork.processor.property.Type.ArrayOf;
import dev.jfork.processor.property.Type.Bound;
import dev.jfork.processor.property.Type.Declared;
import dev.jfork.processor.property.Type.Of;
import dev.jfork.processor.property.Type.Simple;
import dev.jfork.processor.property.Type.Variable;
import dev.jfork.processor.property.Type.Wildcard;
import dev.jfork.processor.property.TypeTable.Container;
import dev.jfork.processor.property.TypeTable.Leaf;
import dev.jfork.processor.property.TypeTable.Needs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Declares random records, enums and sealed interfaces, and chooses types made of them and of all that travels.
 *
 * <p>Type arguments of a declared type are variables as they are, or contain none: so no type contains itself with ever
 * larger arguments.
 */
final class RandomTypes {
    /** A sealed interface that is always there, for type variables that are bounded by one. */
    static final String SHAPE = "Shape";

    private static final int NESTING = 3;

    private final Random random;
    private final List<Declaration> declarations = new ArrayList<>();
    private final Declaration shape = declare(Kind.SEALED, "", SHAPE, List.of());
    private final List<Type> roots = new ArrayList<>();

    private RandomTypes(Random random) {
        this.random = random;
    }

    static RandomTypes of(long seed) {
        RandomTypes types = new RandomTypes(new Random(seed));
        types.declareAll();
        types.chooseRoots();
        return types;
    }

    List<Declaration> declarations() {
        return declarations;
    }

    /** Types to be sent. All lines of the table are among them and what they contain. */
    List<Type> roots() {
        return roots;
    }

    private void declareAll() {
        add(Kind.RECORD, List.of()).extend(shape.itself());
        add(Kind.ENUM, List.of()).extend(shape.itself());
        add(Kind.ENUM, List.of());
        for (int count = 3 + random.nextInt(5); count > 0; count--) {
            add(Kind.RECORD, variables(true));
        }
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            addCases(add(Kind.SEALED, variables(false)), 2);
        }
        for (Declaration each : declarations) {
            if (each.kind() == Kind.ENUM) {
                addConstants(each);
            } else if (each.kind() == Kind.RECORD) {
                addComponents(each);
            }
        }
    }

    private Declaration add(Kind kind, List<Variable> variables) {
        String outer = random.nextInt(3) == 0 ? "In" + random.nextInt(2) : "";
        return declare(kind, outer, kind.name().charAt(0) + "" + declarations.size(), variables);
    }

    private Declaration declare(Kind kind, String outer, String name, List<Variable> variables) {
        Declaration declaration = new Declaration(kind, outer, name, variables);
        declarations.add(declaration);
        return declaration;
    }

    private List<Variable> variables(boolean bounded) {
        List<Variable> variables = new ArrayList<>();
        int count = Math.max(0, random.nextInt(4) - 1);
        for (int i = 0; i < count; i++) {
            Bound bound = bounded && random.nextInt(3) == 0 ? one(List.of(Bound.values())) : Bound.NONE;
            variables.add(new Variable("T" + i, bound));
        }
        return variables;
    }

    /** The first case is as generic as the interface: so each of its parameterisations has a value. */
    private void addCases(Declaration sealed, int levels) {
        add(Kind.RECORD, sealed.variables()).extend(sealed.itself());
        for (int count = random.nextInt(4); count > 0; count--) {
            switch (random.nextInt(levels > 0 ? 5 : 4)) {
                case 0 -> add(Kind.RECORD, sealed.variables()).extend(swapped(sealed));
                case 1 -> add(Kind.RECORD, List.of()).extend(fixed(sealed));
                case 2 -> add(Kind.ENUM, List.of()).extend(fixed(sealed));
                case 3 -> add(Kind.RECORD, sealed.variables()).extend(wrapped(sealed));
                default -> {
                    Declaration nested = add(Kind.SEALED, sealed.variables());
                    nested.extend(sealed.itself());
                    addCases(nested, levels - 1);
                }
            }
        }
    }

    private static Declared swapped(Declaration sealed) {
        List<Argument> arguments = new ArrayList<>(sealed.itself().arguments());
        Collections.reverse(arguments);
        return new Declared(sealed, arguments);
    }

    /** As in {@code record OfLists<T>(T first) implements Lists<List<T>>}. */
    private Declared wrapped(Declaration sealed) {
        List<Argument> arguments = new ArrayList<>();
        sealed.variables().forEach(each -> arguments.add(new Argument(wrapped(each))));
        return new Declared(sealed, arguments);
    }

    private Type wrapped(Type type) {
        return random.nextBoolean()
                ? new ArrayOf(type)
                : new Of(TypeTable.CONTAINERS.get(0), List.of(new Argument(type)));
    }

    private static boolean takesWildcards(Declaration declaration) {
        return declaration.kind() != Kind.ENUM
                && declaration.cases().stream().allMatch(RandomTypes::isFoundWithWildcards);
    }

    /** Whether it can be told from a wildcard of the sealed interface what the case's own arguments are. */
    private static boolean isFoundWithWildcards(Declared each) {
        Declaration declaration = each.declaration();
        return declaration.variables().isEmpty()
                || (parentOf(declaration).arguments().stream().allMatch(argument -> argument.type() instanceof Variable)
                        && takesWildcards(declaration));
    }

    private static Declared parentOf(Declaration declaration) {
        return Objects.requireNonNull(declaration.parent());
    }

    private Declared fixed(Declaration sealed) {
        List<Argument> arguments = new ArrayList<>();
        sealed.variables().forEach(each -> arguments.add(new Argument(reference(random.nextInt(2), List.of()))));
        return new Declared(sealed, arguments);
    }

    private void addConstants(Declaration declaration) {
        int count = random.nextInt(8) == 0 ? 130 : 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String body = random.nextInt(4) == 0 ? " { @Override public String toString() { return \"body\"; } }" : "";
            declaration.constants().add("C" + i + body);
        }
    }

    private void addComponents(Declaration record) {
        for (int count = random.nextInt(6); count > 0; count--) {
            record.components().add(any(NESTING, record.variables()));
        }
        if (random.nextInt(4) == 0) {
            record.takeVarargs();
        }
        if (record.variables().isEmpty() && random.nextInt(3) == 0) {
            record.receive();
        }
    }

    private void chooseRoots() {
        Declaration leaves = declare(Kind.RECORD, "", "Leaves", List.of());
        TypeTable.LEAVES.forEach(each -> leaves.components().add(new Simple(each)));
        TypeTable.LONERS.forEach(each -> leaves.components().add(new Simple(each)));
        Declaration containers = declare(Kind.RECORD, "", "Containers", List.of());
        TypeTable.CONTAINERS.forEach(each -> containers.components().add(container(each, 2, List.of())));
        roots.add(leaves.itself());
        roots.add(containers.itself());
        for (int i = 0; i < 4; i++) {
            roots.add(any(NESTING, List.of()));
            roots.add(declared(NESTING, List.of()));
        }
    }

    private Type any(int nesting, List<Variable> variables) {
        int chance = random.nextInt(100);
        if (chance < 25 && !variables.isEmpty()) {
            return one(variables);
        }
        if (chance < 45 || nesting == 0) {
            return new Simple(one(TypeTable.LEAVES));
        }
        if (chance < 70) {
            return container(one(TypeTable.CONTAINERS), nesting, variables);
        }
        return chance < 80 ? new ArrayOf(reference(nesting - 1, variables)) : declared(nesting, variables);
    }

    private Type reference(int nesting, List<Variable> variables) {
        Type type = any(nesting, variables);
        while (type instanceof Simple simple && simple.isPrimitive()) {
            type = any(nesting, variables);
        }
        return type;
    }

    private Type container(Container container, int nesting, List<Variable> variables) {
        Type first = switch (container.needs()) {
            case ANY, NO_NULL -> reference(nesting - 1, variables);
            case ORDER -> ordered(variables);
            case CONSTANTS -> constants();
        };
        boolean mayExtend = container.needs() == Needs.ANY;
        List<Argument> arguments = new ArrayList<>(List.of(argument(first, mayExtend)));
        if (container.parameters() == 2) {
            arguments.add(argument(reference(nesting - 1, variables), mayExtend));
        }
        return new Of(container, arguments);
    }

    private Argument argument(Type type, boolean mayExtend) {
        return new Argument(type, mayExtend && random.nextInt(5) == 0 ? Wildcard.EXTENDS : Wildcard.NONE);
    }

    private Type ordered(List<Variable> variables) {
        List<Type> ordered = new ArrayList<>(List.of(constants()));
        variables.stream().filter(Type::isOrdered).forEach(ordered::add);
        for (Leaf each : TypeTable.LEAVES) {
            if (each.isOrdered()) {
                ordered.add(new Simple(each));
            }
        }
        return one(ordered);
    }

    private Type constants() {
        return one(declarations.stream()
                        .filter(each -> each.kind() == Kind.ENUM)
                        .toList())
                .itself();
    }

    private Type declared(int nesting, List<Variable> variables) {
        Declaration declaration = one(declarations);
        if (declaration.kind() == Kind.SEALED && random.nextInt(3) == 0) {
            return fitting(one(declaration.cases()).declaration(), nesting);
        }
        boolean mayExtend = takesWildcards(declaration);
        List<Argument> arguments = new ArrayList<>();
        for (Variable each : declaration.variables()) {
            boolean isWildcard = mayExtend && random.nextInt(6) == 0;
            if (isWildcard && each.bound() == Bound.SHAPE && random.nextBoolean()) {
                arguments.add(new Argument(shape.itself(), Wildcard.UNBOUNDED));
            } else {
                Type type = bounded(each.bound(), nesting, variables);
                arguments.add(new Argument(type, isWildcard ? Wildcard.EXTENDS : Wildcard.NONE));
            }
        }
        return new Declared(declaration, arguments);
    }

    /** A sealed interface with such arguments that this case is one. */
    private Type fitting(Declaration of, int nesting) {
        Map<String, Type> arguments = new HashMap<>();
        of.variables().forEach(each -> arguments.put(each.text(), bounded(each.bound(), nesting, List.of())));
        return parentOf(of).with(arguments);
    }

    private Type bounded(Bound bound, int nesting, List<Variable> variables) {
        List<Variable> fitting =
                variables.stream().filter(each -> each.bound() == bound).toList();
        if (!fitting.isEmpty() && random.nextBoolean()) {
            return one(fitting);
        }
        return switch (bound) {
            case NONE -> reference(nesting - 1, List.of());
            case ORDER -> ordered(List.of());
            case SHAPE -> random.nextBoolean() ? shape.itself() : one(shape.cases());
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
