package dev.jfork.applications;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications of Spring Boot, started in the ways that its documentation names. */
class SpringBootIT {
    private static final String PROPERTIES_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"boot3", "boot4"})
    void anExecutableJarInADirectoryWithSpaces(String name) throws Exception {
        Path jar = Files.createDirectory(directory.resolve("my programs")).resolve("the application.jar");
        Files.copy(Application.named(name).target(name + "-1.0.jar"), jar);
        assertThatWorkersRun(Application.run(directory, "java", "-jar", directory.relativize(jar)));
    }

    @Test
    void anExecutableWar() throws Exception {
        assertThatWorkersRun(Application.named("bootwar").java("-jar", "target/bootwar-1.0.war"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot3", "boot4"})
    void anExtractedJar(String name) throws Exception {
        Path jar = Application.named(name).target(name + "-1.0.jar");
        Application.run(directory, "java", "-Djarmode=tools", "-jar", jar, "extract")
                .answers();
        assertThatWorkersRun(Application.run(directory, "java", "-jar", name + "-1.0/" + name + "-1.0.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot3", "boot4"})
    void anUnpackedJar(String name) throws Exception {
        Path jar = Application.named(name).target(name + "-1.0.jar");
        Application.run(directory, "jar", "-xf", jar).answers();
        assertThatWorkersRun(Application.run(directory, "java", "org.springframework.boot.loader.launch.JarLauncher"));
    }

    /** With the class loader of devtools, which boot4 has: a child of the one that its main class is loaded by. */
    @ParameterizedTest
    @ValueSource(strings = {"boot3", "boot4"})
    void springBootRun(String name) throws Exception {
        assertThatWorkersRun(Application.named(name).maven("spring-boot:run"));
    }

    @Test
    void whatLoaderPathNamesIsFoundByWorkersToo() throws Exception {
        Path extra = Files.createDirectory(directory.resolve("extra 1+1"));
        Files.writeString(extra.resolve("extra.txt"), "found");
        Path jar = Application.named("boot4").target("boot4-1.0.jar");
        assertThatWorkersRun(Application.run(
                        directory, "java", "-Dloader.path=" + extra, "-cp", jar, PROPERTIES_LAUNCHER, "extra.txt"))
                .says("extra.txt found: true");
    }

    @Test
    void aJarInAnotherJarThanTheApplicationsIsRefused() throws Exception {
        try (FileSystem plugins =
                FileSystems.newFileSystem(directory.resolve("plugins.jar"), Map.of("create", "true"))) {
            Files.createFile(plugins.getPath("plugin.jar"));
        }
        Path jar = Application.named("boot4").target("boot4-1.0.jar");
        Application.run(directory, "java", "-Dloader.path=plugins.jar", "-cp", jar, PROPERTIES_LAUNCHER)
                .says(
                        "Can't start Process-1 for demo.Application.capitalized. Spring Boot's class loader reads classes from ")
                .says(
                        "plugins.jar/!plugin.jar!/, which no other JVM can be given. Put them into BOOT-INF/lib, or into a plain"
                                + " jar or directory that loader.path names.");
    }

    @Test
    void aJarWithoutPropertiesLauncherIsRefused() throws Exception {
        Path jar = Files.copy(Application.named("boot4").target("boot4-1.0.jar"), directory.resolve("app.jar"));
        try (FileSystem entries = FileSystems.newFileSystem(jar)) {
            Files.delete(entries.getPath(PROPERTIES_LAUNCHER.replace('.', '/') + ".class"));
        }
        Application.run(directory, "java", "-jar", jar)
                .says("Can't start Process-1 for demo.Application.capitalized. There is no " + PROPERTIES_LAUNCHER
                        + " in "
                        + jar
                        + ", by which another JVM could be started from it. Pack it with Spring Boot's own plugin, or"
                        + " unpack it: java -Djarmode=tools -jar ... extract");
    }

    /** A worker, a worker's worker, and one that throws; and no application but the one that was started. */
    private static Application.Run assertThatWorkersRun(Application.Run run) {
        assertEquals(1, run.linesWith(":: Spring Boot ::").size(), run::toString);
        assertEquals(List.of(), run.linesWith("InvocationTargetException"), run::toString);
        return run.answers("Worker by Process-1", "Worker by Process-2:1 for Process-2")
                .says("Process Process-3:\n")
                .says("java.lang.IllegalStateException: refused\n")
                .says("Answer: refused\n");
    }
}
