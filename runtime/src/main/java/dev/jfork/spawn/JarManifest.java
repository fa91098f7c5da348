package dev.jfork.spawn;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.StringTokenizer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** What the manifest of a jar says to {@code java -jar}, but not to a JVM that has the jar on its class path, as a child. */
final class JarManifest {
    private static final String[] ATTRIBUTES = {"Add-Opens", "Add-Exports", "Enable-Native-Access"};
    private static final String[] OPTIONS = {"--add-opens=", "--add-exports=", "--enable-native-access="};

    private JarManifest() {}

    /** Adds the options that say the same as the manifest of a jar. */
    static void addOptions(String jar, List<String> options) {
        if (!new File(jar).isFile()) {
            return; // a main class has the name of its directory
        }
        try (JarFile file = new JarFile(jar)) {
            Manifest manifest = file.getManifest();
            if (manifest != null) {
                addOptions(manifest.getMainAttributes(), options);
            }
        } catch (IOException e) {
            // The JVM has read it: it was replaced meanwhile, and the child will say so.
        }
    }

    private static void addOptions(Attributes manifest, List<String> options) {
        for (int i = 0; i < ATTRIBUTES.length; i++) {
            @Nullable String value = manifest.getValue(ATTRIBUTES[i]);
            StringTokenizer words = new StringTokenizer(value == null ? "" : value);
            while (words.hasMoreTokens()) {
                String word = words.nextToken();
                // Only of packages it says for whom: native access, it does itself.
                options.add(OPTIONS[i] + (word.indexOf('/') < 0 ? word : word + "=ALL-UNNAMED"));
            }
        }
    }
}
