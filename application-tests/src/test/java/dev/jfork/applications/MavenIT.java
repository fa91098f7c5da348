package dev.jfork.applications;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications and tests that Maven runs. */
class MavenIT {
    private final Application plain = Application.named("plain");

    @Test
    void execJava() throws Exception {
        plain.maven("exec:java").answers("rekrow by Process-1", "rekrow by Process-2:1 for Process-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surefire.useManifestOnlyJar=true", // the default
                "surefire.useManifestOnlyJar=false",
                "surefire.useSystemClassLoader=false",
                "surefire.forkCount=0"
            })
    void surefire(String mode) throws Exception {
        plain.maven("surefire:test", "-D" + mode).answers().says("Tests run: 1, Failures: 0, Errors: 0");
    }

    @Test
    void surefireInANamedModule() throws Exception {
        Application.named("modular").maven("surefire:test").answers().says("Tests run: 1, Failures: 0, Errors: 0");
    }

    @Test
    void failsafe() throws Exception {
        plain.maven("failsafe:integration-test", "failsafe:verify")
                .answers()
                .says("Tests run: 1, Failures: 0, Errors: 0");
    }
}
