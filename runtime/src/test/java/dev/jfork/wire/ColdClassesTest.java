package dev.jfork.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cold child loads to read arguments must not load what it needs only where something fails. */
class ColdClassesTest {
    @ParameterizedTest
    @ValueSource(classes = {WireReader.class, WireWriter.class, Boxes.class, WorkerMethod.class, Codecs.class})
    void toVerifyItTakesNoException(Class<?> type) throws ClassNotFoundException {
        Recording loader = new Recording();
        Class.forName(type.getName(), true, loader);
        assertTrue(loader.asked.contains(type.getName()));
        assertFalse(loader.asked.contains(WireException.class.getName()), loader.asked::toString);
    }

    /** Loads jfork's classes anew, so that they are verified again, and notes what that asks for. */
    private static final class Recording extends ClassLoader {
        private final List<String> asked = new ArrayList<>();

        Recording() {
            super(ColdClassesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            if (!name.startsWith("dev.jfork.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
