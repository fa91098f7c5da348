package dev.jfork.spawn;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The options that this JVM was started with and that a child gets as well: those that say which code there is and how it
 * behaves. What says how much the JVM may take, or watches it, is not handed on: agents, debuggers and ports are for one
 * process. Nor is what the environment says, as {@code JAVA_TOOL_OPTIONS} does: a child has that from there.
 */
final class ParentOptions {
    private static final String[] HANDED_ON = {
        "-D",
        "--add-",
        "--enable-",
        "--patch-module=",
        "--limit-modules=",
        "--upgrade-module-path=",
        "-Xbootclasspath/a:",
        "-ea",
        "-da",
        "-esa",
        "-dsa",
        "-enable",
        "-disable",
        "--illegal-",
        "--sun-misc-unsafe-",
        "--finalization="
    };

    /** Properties that open a port, that are said to the child anyway, or that have each worker start JVMs of its own. */
    private static final String[] KEPT = {"-Dcom.sun.management", "-Djava.class.path=", "-Ddev.jfork.spares="};

    /** What JDK 17 does not know: another JDK than that of this JVM would not start with it. */
    private static final String[] NEW = {"--illegal-", "--sun-misc-unsafe-", "--finalization=", "--enable-final-"};

    /** What ends with files and directories: the child may run in another directory. */
    private static final String[] PATHS = {"--patch-module=", "--upgrade-module-path=", "-Xbootclasspath/a:"};

    /** Options whose value may be the next word. */
    private static final String TWO_WORDS = " --add-opens --add-exports --add-reads --add-modules --patch-module"
            + " --limit-modules --upgrade-module-path --enable-native-access -cp -classpath --class-path -p --module-path"
            + " --source ";

    private static volatile @Nullable ParentOptions known;

    private final List<String> options;
    private final boolean secret;

    private ParentOptions(List<String> options, boolean secret) {
        this.options = options;
        this.secret = secret;
    }

    /** Finds the options of this JVM. */
    static ParentOptions ofThisJvm() {
        ParentOptions found = known;
        if (found == null) {
            List<String> visible = commandLine();
            found = visible == null
                    ? new ParentOptions(filtered(management()), true)
                    : new ParentOptions(filtered(visible), false);
            known = found;
        }
        return found;
    }

    /** Whether they don't stand in the command line of this JVM, where every user of the machine may read them. */
    boolean areSecret() {
        return secret;
    }

    /** Gives those for a child: what its own settings say comes later, and so wins. */
    List<String> forChild(JvmSettings settings) {
        List<String> chosen = new ArrayList<>();
        for (String option : options) {
            boolean fits = settings.javaHome() == null || !startsWith(option, NEW);
            boolean contradicts = settings.overrides(option)
                    || (settings.directory() != null && option.startsWith("-Duser.dir="))
                    || isPatched(option, settings.jvmOptions());
            if (fits && !contradicts) {
                chosen.add(option);
            }
        }
        return chosen;
    }

    /** A JVM refuses to start if one module is patched by two options. */
    private static boolean isPatched(String option, List<String> own) {
        String patch = "--patch-module=";
        if (option.startsWith(patch)) {
            String module = option.substring(0, option.indexOf('=', patch.length()) + 1);
            for (String each : own) {
                if (each.startsWith(module)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Reads the options from where Linux shows them: in a cold JVM that takes a quarter of a millisecond, and the management
     * interface 20 to 45. They are taken only if they are the whole truth: not where options come from a file, nor if what
     * follows them isn't what the {@code java} launcher says that it has run.
     */
    private static @Nullable List<String> commandLine() {
        String line;
        try (FileInputStream file = new FileInputStream("/proc/self/cmdline")) {
            line = new String(file.readAllBytes(), charset());
        } catch (IOException e) {
            return null;
        }
        String[] words = line.split("\0", -1);
        List<String> options = new ArrayList<>();
        int next = 1;
        while (next < words.length && words[next].startsWith("-")) {
            String option = words[next++];
            if (option.equals("-m") || option.equals("--module")) {
                break;
            }
            if (TWO_WORDS.contains(" " + option + " ") && next < words.length) {
                if (words[next].startsWith("@")) {
                    return null;
                }
                option += "=" + words[next++];
            }
            if (option.startsWith("-XX:VMOptionsFile=")) {
                return null;
            }
            options.add(option);
        }
        StringJoiner program = new StringJoiner(" ");
        while (next < words.length - 1) { // behind the last zero is nothing
            program.add(words[next++]);
        }
        return program.toString().equals(System.getProperty("sun.java.command")) ? options : null;
    }

    /** The one that a {@link ProcessBuilder} writes words with, so that they come out as they went in. */
    private static Charset charset() {
        return Runtime.version().feature() < 18
                ? Charset.defaultCharset()
                : Charset.forName(System.getProperty("sun.jnu.encoding"));
    }

    private static List<String> management() {
        List<String> options;
        try {
            options = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        } catch (LinkageError e) {
            return List.of(); // an image without java.management: nobody tells
        }
        for (String variable : OptionWords.BEFORE) {
            for (String option : oneWordEach(OptionWords.of(System.getenv(variable)))) {
                options.remove(option);
            }
        }
        for (String option : OptionWords.of(System.getenv(OptionWords.AFTER))) {
            int last = options.lastIndexOf(option);
            if (last >= 0) {
                options.remove(last);
            }
        }
        return options;
    }

    /** As the launcher joins those that take two words in {@code JDK_JAVA_OPTIONS}. */
    private static List<String> oneWordEach(List<String> words) {
        List<String> options = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean takesTwo = TWO_WORDS.contains(" " + word + " ") && i + 1 < words.size();
            options.add(takesTwo ? word + "=" + words.get(++i) : word);
        }
        return options;
    }

    private static List<String> filtered(List<String> all) {
        List<String> chosen = new ArrayList<>();
        for (String option : all) {
            if (startsWith(option, HANDED_ON) && !startsWith(option, KEPT) && !OwnJar.isBootOption(option)) {
                chosen.add(absolute(option));
            }
        }
        String jar = System.getProperty("java.class.path", "");
        if (!jar.isEmpty() && (System.getProperty("sun.java.command") + " ").startsWith(jar + " ")) { // java -jar
            JarManifest.addOptions(jar, chosen);
        }
        return chosen;
    }

    private static String absolute(String option) {
        if (!startsWith(option, PATHS)) {
            return option;
        }
        int colon = option.indexOf(':');
        int paths = option.startsWith("--") ? option.indexOf('=') : colon;
        if (option.startsWith("--patch-module=")) {
            paths = option.indexOf('=', paths + 1);
        }
        return option.substring(0, paths + 1) + ClassPath.absolute(option.substring(paths + 1));
    }

    private static boolean startsWith(String option, String[] prefixes) {
        for (String prefix : prefixes) {
            if (option.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
