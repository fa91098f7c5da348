package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;

/**
 * What javac and the Eclipse compiler must agree on: what jfork says and where, and what it writes, to the byte. What the
 * compilers say themselves is theirs. All that is known to differ is here.
 */
final class Agreement {
    /** What can't be done with the Eclipse compiler from a command line or a build tool; in the IDE it can. */
    enum Lack {
        /** Its {@code Filer} writes no source of a type that is on the class path already, whoever asks. */
        REBUILDING,

        /** Its {@code Filer} forgets which module sources are generated into: they don't see the user's own classes. */
        GENERATING_IN_MODULES,

        /** It has no place for Lombok, which changes javac's syntax trees, and those of Eclipse as an agent alone. */
        LOMBOK
    }

    private Agreement() {}

    static void check(Compilation javac, Compilation ecj) {
        assertEquals(
                own(javac),
                own(ecj),
                () -> "what jfork says, all that the Eclipse compiler said being\n"
                        + Compilation.lines(ecj.said().stream()));
        assertEquals(javac.sources().keySet(), ecj.sources().keySet(), "what jfork writes");
        javac.sources().forEach((name, text) -> {
            if (text.contains("dev.jfork")) { // others write the time of day, and the compiler's name
                assertEquals(text, ecj.sources().get(name), name);
            }
        });
    }

    private static String own(Compilation compilation) {
        Stream<Compilation.Said> all = compilation.said().stream().filter(Compilation.Said::isOwn);
        return Compilation.lines(all.filter(Agreement::isSaidByBoth).map(Agreement::withoutColumn));
    }

    /** Local classes are found in javac's syntax trees; the Eclipse compiler shows them to no processor. */
    private static boolean isSaidByBoth(Compilation.Said said) {
        return !said.message().startsWith("[WorkerLocal]");
    }

    /**
     * Of an annotation's value the Eclipse compiler tells the place of the annotation; of a class, that of its name, and not
     * of the word before it; of a parameter, once the first round is over, none at all, for which that of the method stands
     * in.
     */
    private static Compilation.Said withoutColumn(Compilation.Said said) {
        boolean differs = Stream.of(
                        "[LauncherName",
                        "[DeadlineInvalid",
                        "[MaxHeapInvalid",
                        "[JvmOption",
                        "[EnvironmentInvalid",
                        "[PathInvalid",
                        "[ParameterCannot",
                        "[Codec")
                .anyMatch(said.message()::startsWith);
        Source.Place place = said.place();
        return differs
                ? new Compilation.Said(said.kind(), new Source.Place(place.file(), place.line(), 0), said.message())
                : said;
    }
}
