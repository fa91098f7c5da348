package dev.jfork.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.StartOption;
import dev.jfork.processor.validate.StartOptionRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Writes what {@code @Worker} says of how a process is started as one would write it by hand. */
final class StartOptionCode {
    private static final int NANOS_OF_MILLI = 1_000_000;

    private StartOptionCode() {}

    static CodeBlock of(List<StartOption> options) {
        CodeBlock.Builder code = CodeBlock.builder().add("$T.defaults()", RuntimeNames.WORKER_OPTIONS);
        options.forEach(each -> code.add("\n.$L", call(each)));
        return code.build();
    }

    private static CodeBlock call(StartOption option) {
        String text = option.text();
        return switch (option.kind()) {
            case DEADLINE ->
                CodeBlock.of(
                        "deadline($L)", duration(StartOptionRules.deadline(text).orElseThrow()));
            case MAX_HEAP -> CodeBlock.of("maxHeap($S)", text);
            case JVM_OPTION -> CodeBlock.of("jvmOption($S)", text);
            case ENVIRONMENT -> {
                int equals = text.indexOf('=');
                yield CodeBlock.of("environment($S, $S)", text.substring(0, equals), text.substring(equals + 1));
            }
            case DIRECTORY -> CodeBlock.of("directory($T.of($S))", Path.class, text);
            case JAVA_HOME -> CodeBlock.of("javaHome($T.of($S))", Path.class, text);
            case DAEMON -> CodeBlock.of("daemon(true)");
        };
    }

    private static CodeBlock duration(Duration deadline) {
        if (deadline.toNanosPart() == 0) {
            return CodeBlock.of("$T.ofSeconds($LL)", Duration.class, deadline.toSeconds());
        }
        return deadline.toSeconds() == 0 && deadline.toNanosPart() % NANOS_OF_MILLI == 0
                ? CodeBlock.of("$T.ofMillis($L)", Duration.class, deadline.toNanosPart() / NANOS_OF_MILLI)
                : CodeBlock.of("$T.ofSeconds($LL, $L)", Duration.class, deadline.toSeconds(), deadline.toNanosPart());
    }
}
