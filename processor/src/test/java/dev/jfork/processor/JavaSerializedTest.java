package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Java serialization, where a place says so. */
class JavaSerializedTest {
    private static final String ADVICE =
            "it is Serializable, but what that sends is known only when the program runs. Make it a record; or write a codec"
                    + " for it (@WireCodec); or, as the last resort, let it go by Java serialization: @JavaSerialized before the"
                    + " parameter, before the method for its result, or before the record's component";

    private static final Source CONFIG = Source.of("""
            package demo;

            public class Config<T> implements java.io.Serializable {
                private static final long serialVersionUID = 1L;
                private Endpoint endpoint;
                private java.util.ArrayList<T> parts;

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
                            record Job(String name, @JavaSerialized Map<String, ? extends Config<String>[]> configs, @JavaSerialized Shape shape) {}

                            sealed interface Shape permits Circle, Blob {}
                            record Circle(int radius) implements Shape {}
                            static final class Blob implements Shape, java.io.Serializable {
                                private static final long serialVersionUID = 1L;
                            }

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
                unneeded("parameter job"),
                TravelTest.parameter("job", "Job.configs[]: demo.Config<java.lang.String>", ADVICE),
                TravelTest.parameter(
                        "properties", "java.util.Properties", ADVICE.replace("Make it a record; or write", "Write")));
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
                        "Client[].config.parts[]: java.lang.Thread is not Serializable: make the field transient, or use a type"
                                + " that is Serializable"),
                TravelTest.parameter(
                        "thread",
                        "java.lang.Thread",
                        TravelTest.OF_THE_JDK + ". @JavaSerialized needs a Serializable class, which this isn't"));
    }

    @Test
    void anAnnotationThatNothingNeedsIsAnError() {
        Build.refuse(Source.demo("""
                        import dev.jfork.JavaSerialized;

                        class Reports {
                            record Job(@JavaSerialized String name) {}

                            @Worker @JavaSerialized static List<String> →run(Job →job) { return null; }
                        }
                        """), unneeded("the result"), unneeded("Job.name"));
    }

    private static String unneeded(String place) {
        return "[JavaSerializedUnneeded] @JavaSerialized has nothing to do at " + place + ": it travels without. Remove"
                + " it; where a component of a record needs it, annotate that component.";
    }
}
