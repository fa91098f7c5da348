package dev.jfork.applications;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JShell: workers of its class path. */
class JShellIT {
    private final Application plain = Application.named("plain");

    @TempDir
    Path directory;

    @Test
    void aWorkerMethodOnItsClassPath() throws Exception {
        jshell("demo.Main.main(new String[0])").answers("rekrow by Process-1", "rekrow by Process-2:1 for Process-2");
    }

    @Test
    void aWorkerMethodOnAClassPathThatIsSetLater() throws Exception {
        Path script = script("/env -class-path " + plain.target("plain-1.0.jar") + "\ndemo.Main.main(new String[0])");
        Application.run(plain.project(), "jshell", settings(), script)
                .answers("rekrow by Process-1", "rekrow by Process-2:1 for Process-2");
    }

    @Test
    void aWorkerMethodThatIsTypedInHasNoLauncher() throws Exception {
        jshell("import dev.jfork.Worker;\n@Worker static int twice(int x) { return 2 * x; }\nTwiceLauncher.start(2)")
                .answers()
                .says("symbol:   variable TwiceLauncher");
    }

    private Application.Run jshell(String text) throws Exception {
        return Application.run(plain.project(), "jshell", settings(), "--class-path", plain.classPath(), script(text));
    }

    private Path script(String text) throws IOException {
        return Files.writeString(directory.resolve("script.jsh"), text + "\n/exit\n");
    }

    /** It keeps them in the user's home, if it isn't told otherwise. */
    private String settings() {
        return "-J-Djava.util.prefs.userRoot=" + directory;
    }
}
