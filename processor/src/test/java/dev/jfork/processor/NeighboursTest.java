package dev.jfork.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.auto.value.AutoValue;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.annotation.processing.Processor;
import lombok.Getter;
import org.immutables.value.Value;
import org.junit.jupiter.api.Test;
import org.mapstruct.Mapper;

/** Other processors at work in the same compilation, without either side noticing. */
class NeighboursTest {
    private static final String LOMBOK = "lombok.launch.AnnotationProcessorHider$AnnotationProcessor";
    private static final List<String> NEIGHBOURS = List.of(
            "com.google.auto.value.processor.AutoValueProcessor",
            "org.immutables.processor.ProxyProcessor",
            "org.mapstruct.ap.MappingProcessor");

    private static final Source[] SOURCES = {
        Source.demo("""
                class Reports {
                    record Order(String name, int amount) {}
                    record View(String name, int amount) {}

                    @Worker static View view(Order order) { return Views.INSTANCE.view(order); }
                    @Worker static Point move(Point point) { return new PointBuilder().x(point.y()).y(point.x()).build(); }
                    @Worker static String name(int n) { return Animal.of("cat").name() + NameLauncher.task(n); }
                }
                """),
        Source.of("""
                package demo;

                @org.mapstruct.Mapper
                interface Views {
                    Views INSTANCE = org.mapstruct.factory.Mappers.getMapper(Views.class);

                    Reports.View view(Reports.Order order);
                }
                """),
        Source.of("package demo;\n\n@org.immutables.value.Value.Builder\nrecord Point(int x, int y) {}"),
        Source.of("""
                package demo;

                @com.google.auto.value.AutoValue
                abstract class Animal {
                    abstract String name();

                    static Animal of(String name) { return new AutoValue_Animal(name); }
                }
                """),
    };

    private static final Source[] LOMBOK_SOURCES = {
        Source.of("""
                package demo;

                @lombok.Value
                class Customer {
                    String name;
                    int age;

                    @dev.jfork.Worker static int age(String name) { return new Customer(name, 7).getAge(); }
                }
                """), Source.of("""
                package demo;

                @lombok.Data
                class Basket {
                    private final int size;
                    private Customer customer;
                }
                """), Source.demo("""
                @lombok.Getter
                class Baskets {
                    private final int size = 2;

                    @lombok.Builder
                    record Item(String name, int[] sizes) {}

                    @Worker static int size(Item item, List<Item> more) {
                        return new Baskets().getSize() + new Basket(1).getSize() + Item.builder().name("a").build().sizes().length;
                    }
                }
                """),
    };

    @Test
    void autoValueImmutablesAndMapStructRunBesideIt() {
        for (Compiler each : inBothOrders(NEIGHBOURS)) {
            Compilation compilation = Build.clean(each, SOURCES);
            assertTrue(Build.generated(compilation)
                    .containsAll(List.of(
                            "demo.AutoValue_Animal",
                            "demo.MoveLauncher",
                            "demo.NameLauncher",
                            "demo.PointBuilder",
                            "demo.ViewLauncher",
                            "demo.ViewsImpl")));
        }
    }

    @Test
    void lombokRunsBesideItAndAllOfTheOthers() {
        List<String> all = new ArrayList<>(NEIGHBOURS);
        all.add(LOMBOK);
        List<Source> sources = new ArrayList<>(List.of(SOURCES));
        sources.addAll(List.of(LOMBOK_SOURCES));
        for (Compiler each : inBothOrders(all)) {
            Compilation compilation = Build.clean(each.without(Agreement.Lack.LOMBOK), sources.toArray(new Source[0]));
            assertTrue(Build.generated(compilation).containsAll(List.of("demo.AgeLauncher", "demo.SizeLauncher")));
        }
    }

    private static List<Compiler> inBothOrders(List<String> neighbours) {
        List<MakesProcessor> processors = new ArrayList<>(Build.compiler().processors());
        neighbours.forEach(name -> processors.add(() -> load(name)));
        List<MakesProcessor> reversed = new ArrayList<>(processors);
        Collections.reverse(reversed);
        List<File> classPath = List.of(
                Build.runtime(),
                Build.codeSource(AutoValue.class),
                Build.codeSource(Getter.class),
                Build.codeSource(Mapper.class),
                Build.codeSource(Value.class));
        return List.of(with(processors, classPath), with(reversed, classPath));
    }

    private static Compiler with(List<MakesProcessor> processors, List<File> classPath) {
        return Build.compiler()
                .withProcessors(processors.toArray(new MakesProcessor[0]))
                .withClasspath(classPath)
                .withOptions(Build.NO_PROCESSING_WARNINGS);
    }

    private static Processor load(String name) {
        try {
            var constructor = Class.forName(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Processor) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }
}
