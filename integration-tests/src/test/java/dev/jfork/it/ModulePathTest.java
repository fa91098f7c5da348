package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModulePathTest {
    @Test
    void aModuleThatExportsNothingRunsItsWorkersAsThatModule(@TempDir Path directory) throws Exception {
        Path classes = Compiled.module(
                directory,
                Map.of("module-info.java", "module closed { requires dev.jfork.runtime; }", "closed/Main.java", """
                        package closed;

                        import dev.jfork.Worker;

                        final class Main {
                            record Question(String text) {}

                            @Worker
                            static String answer(Question question) {
                                return question.text() + " " + Main.class.getModule();
                            }

                            public static void main(String[] arguments) throws Exception {
                                System.out.println(AnswerLauncher.start(new Question("who?")).result());
                            }
                        }
                        """));
        Path out = directory.resolve("out");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        classes + ":" + Compiled.runtime(),
                        "-m",
                        "closed/closed.Main")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertEquals(0, parent.waitFor(), Files.readString(out));
        assertEquals("who? module closed\n", Files.readString(out));
    }
}
