package dev.jfork.processor;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that is no Java is the compiler's to report; the processor only has to get by. */
class BrokenCodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Worker static void run(Missing m) {}",
                "@Worker static Missing run() { return null; }",
                "@Worker static void run(Missing.Inner m) {}",
                "@Worker static void run(String.Inner m) {}",
                "@Worker static void run(missing.where.Thing<String> m) {}",
                "@Worker static void run(Missing<String>[] m, Map<Missing, List<Missing.Inner[]>> n) {}",
                "@Worker static void run(List<int> m) {}",
                "@Worker static void run(List<String, String> m) {}",
                "@Worker static void run(String<String> m) {}",
                "@Worker static void run(int n, int n) {}",
                "@Worker static void run(void n) {}",
                "@Worker static void run(var n) {}",
                "@Worker static void run() throws Missing {}",
                "@Worker static void run(int n) {} @Worker static void run(int n) {}",
                "@Worker(launcher = MISSING) static void run() {}",
                "@Worker(launcher = 7) static void run() {}",
                "@Worker(missing = \"\") static void run() {}",
                "@Worker(launcher = \"A\" + null) static void run() {}",
                "@Worker static run(int n) {}",
                "@Worker Reports() {}",
                "record java() {} @Worker static void run(java.util.List<java.util.Set<String>> m) {}",
                "record Loop(Loop.Missing m) {} @Worker static void run(Loop loop) {}",
                "sealed interface Shape permits Missing, String {} @Worker static void run(Shape shape) {}",
                "sealed interface Shape {} @Worker static void run(Shape shape) {}",
                "sealed interface Shape extends Shape {} @Worker static void run(Shape shape) {}",
                "record Box<T extends Missing>(T value) {} @Worker static void run(Box<String> box) {}",
                "record Id<T>(int n) {} @Worker static void run(Id<Missing> id) {}",
                "enum Color { RED, RED } @Worker static void run(Color color) {}",
            })
    void theProcessorGetsBy(String member) {
        Build.fail(Source.demo("class Reports { " + member + " }"));
    }
}
