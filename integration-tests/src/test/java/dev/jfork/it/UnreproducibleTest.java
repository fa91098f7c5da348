package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerProcess;
import dev.jfork.WorkerStartException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose classes no other JVM can load: that is said at the start, with what to do, and nothing is run here. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class UnreproducibleTest {
    private static final String IMAGE_CODE = "org.graalvm.nativeimage.imagecode";

    @TempDir
    Path directory;

    @Test
    void aNativeImage() {
        System.setProperty(IMAGE_CODE, "runtime");
        try {
            WorkerProcess<Integer> process = AddLauncher.unstarted(1, 2);
            WorkerStartException thrown = assertThrows(WorkerStartException.class, process::start);
            assertEquals(
                    "Can't start " + process.name()
                            + " for dev.jfork.it.Jobs.add. This program is a native image, which"
                            + " has no class files for another JVM to run. Run it in a JVM (java -jar ...).",
                    thrown.getMessage());
            assertThrows(WorkerStartException.class, process::result);
        } finally {
            System.clearProperty(IMAGE_CODE);
        }
    }

    @Test
    void aClassLoaderOfAnyKind() throws Exception {
        Path classes = Compiled.launcher(directory, "int number");
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] code = read(classes, name);
                return defineClass(name, code, 0, code.length);
            }
        };
        assertThatItIsRefused(loader);
    }

    @Test
    void classesThatAUrlClassLoaderHasInNoFile() throws Exception {
        Path classes = Compiled.launcher(directory, "int number");
        try (URLClassLoader loader = new Compiling(classes)) {
            assertThatItIsRefused(loader);
        }
    }

    @Test
    void aUrlThatIsNoFile() throws Exception {
        Path classes = Compiled.launcher(directory, "int number");
        URL[] urls = {classes.toUri().toURL(), new URL("http://localhost:1/more.jar")};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            WorkerStartException thrown = startThrows(loader);
            assertTrue(
                    thrown.getMessage()
                            .endsWith(
                                    "reads classes from http://localhost:1/more.jar, which is no file that another JVM can"
                                            + " be given. Put them into a plain jar or directory."),
                    thrown::getMessage);
        }
    }

    private static void assertThatItIsRefused(ClassLoader loader) throws Exception {
        WorkerStartException thrown = startThrows(loader);
        assertTrue(
                thrown.getMessage()
                        .contains(" for swap.Swap.take. swap.TakeLauncher$Method was loaded by " + loader + ", "),
                thrown::getMessage);
    }

    private static WorkerStartException startThrows(ClassLoader loader) throws Exception {
        Class<?> order = loader.loadClass("swap.Swap$Order");
        Method start = loader.loadClass("swap.TakeLauncher").getMethod("start", order);
        Object one = order.getConstructors()[0].newInstance(1);
        InvocationTargetException thrown = assertThrows(InvocationTargetException.class, () -> start.invoke(null, one));
        return (WorkerStartException) thrown.getCause();
    }

    private static byte[] read(Path classes, String name) throws ClassNotFoundException {
        try {
            return Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class"));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** As that of a script engine, which compiles in memory. */
    private static final class Compiling extends URLClassLoader {
        private final Path classes;

        Compiling(Path classes) {
            super(new URL[0], UnreproducibleTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = read(classes, name);
            return defineClass(name, code, 0, code.length);
        }
    }
}
