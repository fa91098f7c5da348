package dev.jfork.applications;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications without a framework. */
class JarsIT {
    private static final String[] ANSWERS = {"rekrow by Process-1", "rekrow by Process-2:1 for Process-2"};

    private final Application plain = Application.named("plain");
    private final Application modular = Application.named("modular");

    @Test
    void aJarWhoseManifestNamesItsClassPath() throws Exception {
        plain.java("-jar", "target/plain-1.0.jar").answers(ANSWERS);
    }

    @Test
    void aClassPathOfDirectoriesAndJarsAsAnIdeHasIt() throws Exception {
        plain.java("-cp", plain.classPath(), "demo.Main").answers(ANSWERS);
    }

    @Test
    void aShadedJar() throws Exception {
        Application shaded = Application.named("shaded");
        shaded.java("-jar", "target/shaded-1.0.jar").answers(ANSWERS);
    }

    @Test
    void aModuleThatExportsNothing() throws Exception {
        String path = "target/modular-1.0.jar" + File.pathSeparator + "target/lib";
        modular.java("-p", path, "-m", "demo/demo.Main").answers(ANSWERS);
    }

    @Test
    void aRuntimeImageOfAModule(@TempDir Path directory) throws Exception {
        Path image = directory.resolve("image");
        String path = "target/modular-1.0.jar" + File.pathSeparator + "target/lib";
        Application.run(
                        modular.project(),
                        "jlink",
                        "--module-path",
                        path,
                        "--add-modules",
                        "demo",
                        "--output",
                        image,
                        "--launcher",
                        "demo=demo/demo.Main")
                .answers();
        Application.run(directory, image.resolve("bin/demo")).answers(ANSWERS);
    }
}
