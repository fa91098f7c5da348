package dev.jfork.processor.validate;

import dev.jfork.processor.model.StartOption;
import dev.jfork.processor.model.WorkerMethod;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code @Worker} says of how a process is started must be what {@code WorkerOptions} takes: a test compares them. */
public final class StartOptionRules {
    private static final String HEAP_SIZE = "0*[1-9][0-9]*[kKmMgGtT]?";

    private static final Set<String> NOT_OPTIONS = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-jar",
            "-m",
            "--module",
            "-p",
            "--module-path",
            "-version",
            "-fullversion",
            "--full-version",
            "-X",
            "--help-extra",
            "--list-modules",
            "-d",
            "--describe-module",
            "--validate-modules",
            "-Xshare:dump",
            "--version",
            "-help",
            "--help",
            "-?",
            "-h",
            "--dry-run",
            "--source");

    private StartOptionRules() {}

    /**
     * Checks what a method's annotation says of its processes.
     *
     * @param method the method
     * @return what is wrong with it
     */
    public static List<Problem> check(WorkerMethod method) {
        return method.options().stream()
                .flatMap(option -> problem(option.kind(), option.text())
                        .map(what -> new Problem(
                                what.message(option.text().replace("\0", "\\0")),
                                method.element(),
                                Optional.of(option.annotation()),
                                Optional.of(option.value())))
                        .stream())
                .toList();
    }

    static Optional<Diagnostic> problem(StartOption.Kind kind, String text) {
        return switch (kind) {
            case DEADLINE -> unless(deadline(text).isPresent(), Diagnostic.DEADLINE_INVALID);
            case MAX_HEAP -> unless(text.matches(HEAP_SIZE), Diagnostic.MAX_HEAP_INVALID);
            case JVM_OPTION ->
                unless(isOption(text), Diagnostic.JVM_OPTION_INVALID)
                        .or(() -> unless(!NOT_OPTIONS.contains(key(text)), Diagnostic.JVM_OPTION_REFUSED));
            case ENVIRONMENT -> unless(text.indexOf('=') > 0 && !hasZero(text), Diagnostic.ENVIRONMENT_INVALID);
            case DIRECTORY, JAVA_HOME -> unless(!hasZero(text), Diagnostic.PATH_INVALID);
            case DAEMON -> Optional.empty();
        };
    }

    /**
     * Reads a deadline.
     *
     * @param text as in {@code 1h30m}
     * @return how long it is, or nothing where it is none
     */
    public static Optional<Duration> deadline(String text) {
        try {
            return Optional.of(Duration.parse("PT" + text)).filter(each -> !each.isNegative() && !each.isZero());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isOption(String text) {
        return text.length() > 1 && text.startsWith("-") && !hasZero(text);
    }

    private static String key(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }

    private static boolean hasZero(String text) {
        return text.indexOf(0) >= 0;
    }

    private static Optional<Diagnostic> unless(boolean isRight, Diagnostic problem) {
        return isRight ? Optional.empty() : Optional.of(problem);
    }
}
