package dev.jfork;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What options may say. The annotation processor, which loads nothing of the runtime, knows the same rules of those that
 * {@link Worker} has; a test compares the two.
 *
 * <p>Without regular expressions: this runs before the first child of a cold parent.
 */
final class OptionSyntax {
    private static final int MAX_NAME = 200;
    private static final int MAX_PORT = 65_535;
    private static final String UNITS = "kKmMgGtT";

    private static final List<String> NOT_OPTIONS = List.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-jar",
            "-m",
            "--module",
            "-p",
            "--module-path",
            "-version",
            "-fullversion",
            "--full-version",
            "-X",
            "--help-extra",
            "--list-modules",
            "-d",
            "--describe-module",
            "--validate-modules",
            "-Xshare:dump",
            "--version",
            "-help",
            "--help",
            "-?",
            "-h",
            "--dry-run",
            "--source");

    private OptionSyntax() {}

    static String name(String name) {
        Objects.requireNonNull(name, "name");
        if (name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "A process name has " + MAX_NAME + " characters at most, and not " + name.length());
        }
        boolean isReadable = !name.isBlank();
        for (int i = 0; i < name.length(); i++) {
            isReadable &= !Character.isISOControl(name.charAt(i));
        }
        if (!isReadable) {
            throw new IllegalArgumentException(
                    "A process name must have something to read, and no control characters: \"" + name + "\"");
        }
        return name;
    }

    static Duration deadline(Duration limit) {
        Objects.requireNonNull(limit, "limit");
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("deadline(" + limit
                    + ") leaves no time: it must be greater than zero. For no deadline, don't say any");
        }
        return limit;
    }

    static String heapSize(String size) {
        Objects.requireNonNull(size, "size");
        int digits = 0;
        boolean isPositive = false;
        while (digits < size.length() && size.charAt(digits) >= '0' && size.charAt(digits) <= '9') {
            isPositive |= size.charAt(digits) != '0';
            digits++;
        }
        int units = size.length() - digits;
        if (!isPositive || units > 1 || (units == 1 && UNITS.indexOf(size.charAt(digits)) < 0)) {
            throw new IllegalArgumentException("maxHeap(\"" + size
                    + "\") is no heap size: write a number greater than 0 and a unit k, m, g or t, as in \"512m\"");
        }
        return size;
    }

    /** How many bytes that is, or as many as there can be. */
    static long bytes(String size) {
        heapSize(size);
        int unit = UNITS.indexOf(size.charAt(size.length() - 1));
        BigInteger number = new BigInteger(unit < 0 ? size : size.substring(0, size.length() - 1));
        BigInteger bytes = unit < 0 ? number : number.shiftLeft(10 * (unit / 2 + 1));
        return bytes.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    static String jvmOption(String option) {
        Objects.requireNonNull(option, "option");
        if (option.length() < 2 || option.charAt(0) != '-' || option.indexOf(0) >= 0) {
            throw new IllegalArgumentException("jvmOption(\"" + option + "\") is no option: it must begin with '-'."
                    + " An option with a value is one word, as in \"--add-opens=java.base/java.lang=ALL-UNNAMED\"");
        }
        int equals = option.indexOf('=');
        String key = equals < 0 ? option : option.substring(0, equals);
        if (NOT_OPTIONS.contains(key)) {
            throw new IllegalArgumentException("jvmOption(\"" + option + "\") would change which program runs: a worker"
                    + " runs jfork, on the class path of this JVM");
        }
        return option;
    }

    static String debugger(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "debug(" + port + ") is no port: write one from 1 to " + MAX_PORT + ", or 0 for any that is free");
        }
        return Integer.toString(port);
    }

    static void requireEntry(String kind, String name, @Nullable String value) {
        Objects.requireNonNull(name, "name");
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("\"" + name + "\" is no name for " + kind);
        }
        if (value != null && value.indexOf(0) >= 0) {
            throw new IllegalArgumentException("The value of " + name + " holds a zero character");
        }
    }
}
