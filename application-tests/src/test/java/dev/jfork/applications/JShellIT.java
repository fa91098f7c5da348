package dev.jfork.applications;

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
    void aWorkerMethodThatIsTypedInHasNoLauncher() throws Exception {
        jshell("import dev.jfork.Worker;\n@Worker static int twice(int x) { return 2 * x; }\nTwiceLauncher.start(2)")
                .answers()
                .says("symbol:   variable TwiceLauncher");
    }

    private Application.Run jshell(String text) throws Exception {
        Path script = Files.writeString(directory.resolve("script.jsh"), text + "\n/exit\n");
        // It keeps its settings in the user's home.
        String settings = "-J-Djava.util.prefs.userRoot=" + directory;
        return Application.run(plain.project(), "jshell", settings, "--class-path", classPath(), script);
    }

    private String classPath() {
        return plain.classPath();
    }
}
