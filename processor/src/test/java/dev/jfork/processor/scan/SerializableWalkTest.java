package dev.jfork.processor.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.TypeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reached by the classes that go by Java serialization, and what of it can't be written. */
class SerializableWalkTest {
    private static final String NOT_SERIALIZABLE =
            " is not Serializable: make the field transient, or use a type that is Serializable";

    @TempDir
    Path directory;

    @Test
    void aFieldThatIsNotSerializableIsNamedByItsPath() {
        Walked walked = walk("""
                class Config implements Serializable {
                    String name;
                    int[] sizes;
                    Integer boxed;
                    java.net.http.HttpClient client;
                    transient Thread left;
                    static Thread shared;
                }
                """);
        assertEquals(List.of(), walked.reached());
        assertEquals(List.of("Config.client: java.net.http.HttpClient" + NOT_SERIALIZABLE), walked.problems());
    }

    @Test
    void theWayGoesThroughArraysCollectionsAndMaps() {
        Walked walked = walk("""
                class Config implements Serializable {
                    Map<String, List<Part[]>> parts;
                    EnumMap<Color, Optional<String>> colors;
                    java.util.concurrent.ConcurrentMap<Thread, Integer> counts;
                    Iterable<String> names;
                    Map.Entry<String, Runnable> entry;
                }
                enum Color { RED { }, GREEN }
                final class Part implements Serializable { Object owner; Part next; Config config; }
                """);
        assertEquals(
                List.of(
                        "demo.Color",
                        "demo.Part",
                        "java.util.EnumMap",
                        "java.util.List",
                        "java.util.Map",
                        "java.util.Map$Entry",
                        "java.util.concurrent.ConcurrentMap"),
                walked.reached());
        assertEquals(
                List.of(
                        "Config.names: java.lang.Iterable<java.lang.String>" + NOT_SERIALIZABLE,
                        "Config.colors[value]: java.util.Optional<java.lang.String>" + NOT_SERIALIZABLE,
                        "Config.counts[key]: java.lang.Thread" + NOT_SERIALIZABLE,
                        "Config.entry[value]: java.lang.Runnable" + NOT_SERIALIZABLE,
                        "Config.parts[value][][].owner: java.lang.Object" + NOT_SERIALIZABLE),
                walked.problems());
    }

    @Test
    void superclassesAreWalkedToTheFirstThatIsNotSerializable() {
        Walked walked = walk("""
                class Config extends Base<java.math.BigDecimal> { }
                class Base<T> extends Root implements Serializable { T value; List<? extends T> more; Thread thread; }
                class Root { Object notWritten; }
                """);
        assertEquals(List.of("java.math.BigDecimal", "java.util.List"), walked.reached());
        assertEquals(List.of("Config.thread: java.lang.Thread" + NOT_SERIALIZABLE), walked.problems());
    }

    @Test
    void aSuperclassThatIsNotSerializableNeedsAConstructor() {
        Walked walked = walk("""
                class Config extends Root implements Serializable { Config() { super(1); } Fine fine; Closed closed; }
                class Root { Root(int n) { } }
                class Fine extends Open implements Serializable { }
                class Open { Open() { } }
                class Closed extends Hidden implements Serializable { Closed() { super(1); } }
                class Hidden { private Hidden() { } Hidden(int n) { } }
                """);
        String end =
                ", which is not Serializable and so needs a constructor without parameters that a subclass can call";
        assertEquals(
                List.of(
                        "Config: demo.Config extends demo.Root" + end,
                        "Config.closed: demo.Closed extends demo.Hidden" + end),
                walked.problems());
    }

    @Test
    void aClassThatExtendsACollectionOfTheJdkHasItsElements() {
        Walked walked = walk("""
                class Config extends HashMap<String, Thread> { private static final long serialVersionUID = 1; }
                """);
        assertEquals(List.of("java.util.HashMap"), walked.reached());
        assertEquals(List.of("Config[value]: java.lang.Thread" + NOT_SERIALIZABLE), walked.problems());
    }

    @Test
    void classesThatWriteThemselvesAreLookedAtButNotJudged() {
        Walked walked = walk("""
                class Config implements Serializable { A a; B b; C c; D d; }
                class A implements Serializable {
                    Thread thread; java.time.LocalDate date;
                    private void writeObject(ObjectOutputStream out) throws IOException { }
                }
                class B implements Serializable {
                    Thread thread; Locale locale;
                    private Object writeReplace() { return null; }
                }
                class C implements Serializable {
                    Thread thread; UUID id;
                    private static final ObjectStreamField[] serialPersistentFields = {};
                }
                class D implements Serializable { E e; E writeReplace() { return e; } }
                class E implements Serializable { Thread thread; }
                """);
        assertEquals(
                List.of(
                        "demo.A",
                        "demo.B",
                        "demo.C",
                        "demo.D",
                        "demo.E",
                        "java.time.LocalDate",
                        "java.util.Locale",
                        "java.util.UUID"),
                walked.reached());
        assertEquals(List.of("Config.d.writeReplace().thread: java.lang.Thread" + NOT_SERIALIZABLE), walked.problems());
    }

    @Test
    void aWriteObjectMethodOfAnotherShapeIsNone() {
        Walked walked = walk("""
                class Config implements Serializable {
                    Thread thread;
                    void writeObject(String text) { }
                    void writeObject() { }
                }
                """);
        assertEquals(List.of("Config.thread: java.lang.Thread" + NOT_SERIALIZABLE), walked.problems());
    }

    @Test
    void anExternalizableClassNeedsAPublicConstructor() {
        String methods =
                "public void writeExternal(ObjectOutput out) { } public void readExternal(ObjectInput in) { } ";
        Walked walked = walk("class Config implements Serializable { Fine fine; Closed closed; Shape shape; }\n"
                + "class Fine implements Externalizable { Thread thread; public Fine() { } " + methods + "}\n"
                + "class Closed implements Externalizable { " + methods + "}\n"
                + "abstract class Shape implements Externalizable { }");
        assertEquals(
                List.of(
                        "Config.closed: demo.Closed is Externalizable and so needs a public constructor without parameters"),
                walked.problems());
    }

    @Test
    void recordsAreWalkedAndMakeThemselves() {
        Walked walked = walk("""
                record Config(Point<Thread> point, List<Config> more) implements Serializable { }
                record Point<T>(T x, Class<?> tag, Comparator<String> order) implements Serializable { }
                """);
        assertEquals(List.of("demo.Point", "java.lang.Class", "java.util.List"), walked.reached());
        assertEquals(
                List.of(
                        "Config.point.order: java.util.Comparator<java.lang.String>" + NOT_SERIALIZABLE,
                        "Config.point.x: java.lang.Thread" + NOT_SERIALIZABLE),
                walked.problems());
    }

    @Test
    void theCasesOfSealedTypesAreWalkedAndOpenInterfacesAreBelieved() {
        Walked walked = walk("""
                class Config implements Serializable { Shape<Long> shape; Open open; Serializable any; Plain plain; Base base; }
                sealed interface Shape<T> permits Circle, Nothing { }
                record Circle<T>(T radius, Thread thread) implements Shape<T>, Serializable { }
                final class Nothing implements Shape<Long> { }
                interface Open extends Serializable { }
                interface Plain { }
                abstract sealed class Base permits Leaf { Base(int n) { } Process notWritten; }
                final class Leaf extends Base implements Serializable { Leaf() { super(1); } }
                """);
        assertEquals(List.of("demo.Base", "demo.Circle", "demo.Leaf", "demo.Open", "demo.Shape"), walked.reached());
        assertEquals(
                List.of(
                        "Config.any: java.io.Serializable may be anything: name the class that it is",
                        "Config.plain: demo.Plain" + NOT_SERIALIZABLE,
                        "Config.base(Leaf): demo.Leaf extends demo.Base, which is not Serializable and so needs a constructor"
                                + " without parameters that a subclass can call",
                        "Config.shape(Nothing): demo.Nothing" + NOT_SERIALIZABLE,
                        "Config.shape(Circle).thread: java.lang.Thread" + NOT_SERIALIZABLE),
                walked.problems());
    }

    @Test
    void typeVariablesStandForTheirArgumentsOrTheirBounds() {
        Walked walked = walk("""
                class Config<A extends Comparable<A> & Serializable, B, C extends Number> implements Serializable {
                    Box<C> bound; B b; Box<Thread> box; Box<?> any; List<? super String> some;
                    Box<Enum<?>> tag;
                }
                class Box<T> implements Serializable { T value; }
                """);
        assertEquals(List.of("demo.Box", "java.lang.Enum", "java.lang.Number", "java.util.List"), walked.reached());
        assertEquals(
                List.of(
                        "Config.b: java.lang.Object" + NOT_SERIALIZABLE,
                        "Config.box.value: java.lang.Thread" + NOT_SERIALIZABLE),
                walked.problems());
    }

    @Test
    void anInnerClassTakesTheOuterOneWithIt() {
        Walked walked = walk("""
                class Config implements Serializable { Outer.Inner inner; Outer.Nested nested; }
                class Outer {
                    class Inner implements Serializable { }
                    static class Nested implements Serializable { }
                }
                """);
        assertEquals(List.of("demo.Outer$Inner", "demo.Outer$Nested"), walked.reached());
        assertEquals(List.of("Config.inner.Outer.this: demo.Outer" + NOT_SERIALIZABLE), walked.problems());
    }

    @Test
    void typesThatContainThemselvesComeToAnEnd() {
        Walked walked = walk("""
                class Config implements Serializable { Rose<Integer> rose; Ping<String> ping; Loop<?> loop; }
                class Rose<T> implements Serializable { Rose<List<T>> left; Rose<T[]> right; T value; Thread thread; }
                class Ping<T> implements Serializable { Pong<T> pong; }
                class Pong<T> implements Serializable { Ping<T> ping; Config config; }
                class Loop<T extends Loop<T>> implements Serializable { T self; }
                """);
        assertEquals(List.of("demo.Loop", "demo.Ping", "demo.Pong", "demo.Rose", "java.util.List"), walked.reached());
        assertEquals(List.of("Config.rose.thread: java.lang.Thread" + NOT_SERIALIZABLE), walked.problems());
    }

    @Test
    void typesThatAreNotThereYetAreListed() {
        Walked walked = walk("""
                class Config implements Serializable { Missing missing; List<Absent> absent; }
                """);
        assertEquals(List.of(), walked.problems());
        assertEquals(List.of("Missing", "Absent"), walked.unresolved());
    }

    @Test
    void privateFieldsOfClassFilesAreSeen() throws IOException {
        Path part = source("part/lib/Part.java", """
                package lib;

                public class Part implements java.io.Serializable {
                    private Thread thread;
                    private Hidden hidden;

                    private static class Hidden implements java.io.Serializable { private Object b, a; }
                }
                """);
        Path classes = Files.createDirectories(directory.resolve("lib"));
        compile(ToolProvider.getSystemJavaCompiler(), part, List.of("-d", classes.toString()), List.of());
        Walked walked = walk(
                List.of("-classpath", classes.toString()), "class Config implements Serializable { lib.Part part; }");
        assertEquals(List.of("lib.Part", "lib.Part$Hidden"), walked.reached());
        assertEquals(
                List.of(
                        "Config.part.thread: java.lang.Thread" + NOT_SERIALIZABLE,
                        "Config.part.hidden.a: java.lang.Object" + NOT_SERIALIZABLE),
                walked.problems());
    }

    /** What came of a walk, as text. */
    private record Walked(List<String> reached, List<String> problems, List<String> unresolved) {}

    private Walked walk(String source) {
        return walk(List.of(), source);
    }

    /** Compiles a source and walks its class {@code Config}: under both compilers, with the same result. */
    private Walked walk(List<String> options, String source) {
        List<Walked> results = new ArrayList<>();
        Path config = source("demo/Config.java", "package demo; import java.io.*; import java.util.*;\n" + source);
        for (JavaCompiler compiler : List.of(ToolProvider.getSystemJavaCompiler(), new EclipseCompiler())) {
            String release = String.valueOf(Runtime.version().feature());
            List<String> all = new ArrayList<>(
                    List.of("-proc:only", "-source", release, "-target", release, "-d", directory.toString()));
            all.addAll(options);
            compile(compiler, config, all, List.of(new Walking(results)));
        }
        assertEquals(2, results.size());
        // To the Eclipse compiler all of List<Absent> is unresolved, and not just Absent.
        if (results.get(0).unresolved().isEmpty()) {
            assertEquals(results.get(0), results.get(1));
        }
        return results.get(0);
    }

    private static void compile(JavaCompiler compiler, Path source, List<String> options, List<Processor> processors) {
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        JavaCompiler.CompilationTask task = compiler.getTask(
                Writer.nullWriter(), files, each -> {}, options, null, files.getJavaFileObjects(source.toFile()));
        task.setProcessors(processors);
        task.call(); // some sources name types that are not there
    }

    private Path source(String file, String text) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.resolveSibling("."));
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Walking extends AbstractProcessor {
        private final List<Walked> results;

        Walking(List<Walked> results) {
            this.results = results;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!round.processingOver()) {
                Elements elements = processingEnv.getElementUtils();
                Types types = processingEnv.getTypeUtils();
                TypeMirror config = elements.getTypeElement("demo.Config").asType();
                assertTrue(SerializableWalk.isSerializable((DeclaredType) config, elements, types));
                SerializableWalk.Result result = SerializableWalk.of((DeclaredType) config, elements, types);
                results.add(new Walked(
                        result.reached(),
                        result.problems().stream()
                                .map(each -> "Config" + each.path() + ": " + each.type() + " " + each.reason())
                                .toList(),
                        result.unresolved().stream().map(TypeName::toString).toList()));
            }
            return false;
        }
    }
}
