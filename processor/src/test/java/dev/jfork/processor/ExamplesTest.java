package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.processor.validate.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that people read do what the documents say. */
class ExamplesTest {
    /** Here the compiler has something to say as well. */
    private static final String ALSO_REPORTED_BY_JAVAC = Diagnostic.TYPE_UNRESOLVED.id();

    /** No code causes it: the disk has to be full, or another processor at work. */
    private static final String WITHOUT_A_CAUSE = Diagnostic.FILE_NOT_WRITTEN.id();

    /** What causes them is abridged: one takes Java 25, the other 255 parameters. {@link PlacementTest} has them whole. */
    private static final Set<String> ABRIDGED =
            Set.of(Diagnostic.WORKER_IN_COMPACT_FILE.id(), Diagnostic.TOO_MANY_PARAMETERS.id());

    static Stream<Example> wrong() {
        return diagnostics().stream().filter(Example::isWrong).filter(each -> !ABRIDGED.contains(each.heading()));
    }

    static Stream<Example> right() {
        return diagnostics().stream().filter(each -> !each.isWrong());
    }

    static Stream<Example> files() {
        return Stream.of(
                        Path.of("..", "README.md"),
                        Path.of("..", "docs", "pools.md"),
                        Path.of("..", "docs", "types.md"))
                .flatMap(document -> examples(document).stream())
                .filter(Example::isFile);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongExampleIsRefusedWhereItIsMarkedAndForTheReasonThatIsShown(Example example) {
        boolean alsoOthers = example.heading().equals(ALSO_REPORTED_BY_JAVAC);
        List<String> errors = Build.compile(Build.compiler(), example.source()).said().stream()
                .filter(each -> each.isOwn() || (each.isError() && !alsoOthers))
                .map(each -> each.place().line() + ": " + each.message())
                .toList();
        assertEquals(String.join("\n", example.errors()), String.join("\n", errors), example::toString);
        String id = "[" + example.heading() + "]";
        assertTrue(errors.stream().allMatch(each -> each.contains(id)), "only " + id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"right", "files"})
    void aRightExampleCompilesWithoutAWarning(Example example) {
        Build.clean(example.source());
    }

    @Test
    void eachDiagnosticHasAnExampleThatCausesItAndOneThatMendsIt() {
        List<String> caused = diagnostics().stream()
                .filter(Example::isWrong)
                .map(Example::heading)
                .distinct()
                .toList();
        List<String> mended = right().map(Example::heading).distinct().toList();
        List<String> ids =
                Arrays.stream(Diagnostic.values()).map(Diagnostic::id).toList();
        assertEquals(ids, mended);
        assertEquals(ids.stream().filter(each -> !each.equals(WITHOUT_A_CAUSE)).toList(), caused);
    }

    private static List<Example> diagnostics() {
        return examples(Path.of("..", "docs", "diagnostics.md"));
    }

    private static List<Example> examples(Path document) {
        try {
            return Example.in(Files.readAllLines(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
