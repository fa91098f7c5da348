package dev.jfork.it;

import dev.jfork.WorkerProcess;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A part of this JVM that has loaded {@code swap.TakeLauncher} from a place whose content may change. */
final class ReplaceableParent implements AutoCloseable {
    private final URLClassLoader loader;
    private final Object order;
    private final Method start;

    ReplaceableParent(Path classes) throws Exception {
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ReplaceableParent.class.getClassLoader());
        Class<?> type = loader.loadClass("swap.Swap$Order");
        Constructor<?> constructor = type.getConstructors()[0];
        order = constructor.newInstance(1);
        start = loader.loadClass("swap.TakeLauncher").getMethod("start", type);
    }

    WorkerProcess<?> start() throws Exception {
        return (WorkerProcess<?>) start.invoke(null, order);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
