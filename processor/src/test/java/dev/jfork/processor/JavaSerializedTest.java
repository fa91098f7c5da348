package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Java serialization, where a place says so. */
class JavaSerializedTest {
    private static final String ADVICE =
            "it is Serializable, which jfork doesn't use unless told to: make it a record, write a codec for it (@WireCodec),"
                    + " or annotate the place @JavaSerialized: the parameter, the method for its result, or the record's"
                    + " component";

    private static final Source CONFIG = Source.of("""
            package demo;

            public class Config<T> implements java.io.Serializable {
                private static final long serialVersionUID = 1L;
                private Endpoint endpoint;
                private java.util.List<T> parts;

                private static final class Endpoint implements java.io.Serializable {
                    private static final long serialVersionUID = 1L;
                }
            }
            """);

    @Test
    void aSerializableClassTravelsWhereThePlaceSaysSo() {
        String text = Build.generatedText(Build.clean(CONFIG, Source.demo("""
                        import dev.jfork.JavaSerialized;

                        class Reports {
                            record Job(String name, @JavaSerialized Map<String, ? extends Config<String>[]> configs) {}

                            @Worker
                            @JavaSerialized(allow = {Thread.State.class, String[].class})
                            static Optional<Properties> run(@JavaSerialized Config<String> config, Job job) { return null; }
                        }
                        """)), "RunLauncher.java");
        assertTrue(text.contains("(Class<Config<String>>) (Class<?>) Config.class"), text);
        assertTrue(text.contains("\"demo.Config$Endpoint\""), text);
        assertTrue(text.contains("\"java.lang.Thread$State\""), text);
    }

    @Test
    void withoutTheAnnotationTheWaysOutAreTold() {
        Build.refuse(
                List.of(CONFIG, Source.demo("""
                        import dev.jfork.JavaSerialized;

                        class Reports {
                            record Job(List<Config<String>> configs) {}

                            @Worker
                            static void run(Config<String> →config, @JavaSerialized Job →→job, Properties →properties) {}
                        }
                        """)),
                TravelTest.parameter("config", "demo.Config<java.lang.String>", ADVICE),
                "[JavaSerializedUnneeded] Nothing in parameter job needs @JavaSerialized: all of it travels without."
                        + " Remove the annotation.",
                TravelTest.parameter("job", "Job.configs[]: demo.Config<java.lang.String>", ADVICE),
                TravelTest.parameter("properties", "java.util.Properties", ADVICE.replace("make it a record, ", "")));
    }

    @Test
    void whatCannotBeSerializedIsNamedByItsPath() {
        Build.refuse(
                List.of(CONFIG, Source.demo("""
                        import dev.jfork.JavaSerialized;

                        class Reports {
                            static class Client implements java.io.Serializable {
                                private static final long serialVersionUID = 1L;
                                private Config<Thread> config;
                                private transient Process process;
                            }

                            @Worker
                            static void run(@JavaSerialized Client[] →client, @JavaSerialized Thread →thread) {}
                        }
                        """)),
                TravelTest.parameter(
                        "client",
                        "Client[]: demo.Reports.Client",
                        "Client.config.parts[]: java.lang.Thread is not Serializable"),
                TravelTest.parameter("thread", "java.lang.Thread", TravelTest.OF_THE_JDK + ". Nor is it Serializable"));
    }

    @Test
    void anAnnotationThatNothingNeedsIsAnError() {
        Build.refuse(
                Source.demo("""
                        import dev.jfork.JavaSerialized;

                        class Reports {
                            record Job(@JavaSerialized String name) {}

                            @Worker @JavaSerialized static List<String> →run(Job →job) { return null; }
                        }
                        """),
                "[JavaSerializedUnneeded] Nothing in the result needs @JavaSerialized: all of it travels without. Remove"
                        + " the annotation.",
                "[JavaSerializedUnneeded] Nothing in Job.name needs @JavaSerialized: all of it travels without. Remove the"
                        + " annotation.");
    }
}
