package dev.jfork.spawn;

import java.util.Map;

/** The signals that end processes, in words. Numbers are those of Linux; most are the same on macOS. */
public final class Signals {
    private static final int OFFSET = 128;
    private static final int HIGHEST = 64;

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(1, "SIGHUP: its terminal was closed"),
            Map.entry(2, "SIGINT: Ctrl-C"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT: its JVM, or native code in it, gave up; what it printed says why"),
            Map.entry(7, "SIGBUS: memory that was mapped from a file or device is gone"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL: often the kernel's OOM killer; see dmesg"),
            Map.entry(11, "SIGSEGV: native code used memory that isn't its own"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM: another process asked it to end"),
            Map.entry(24, "SIGXCPU: it used up its CPU time limit"),
            Map.entry(25, "SIGXFSZ: a file grew past its size limit"));

    private Signals() {}

    /**
     * Tells whether an exit code, as the JDK gives it, stands for a signal: 128 and its number.
     *
     * @param exitCode the exit code
     * @return the signal's number, or 0 if it is none
     */
    public static int in(int exitCode) {
        return exitCode > OFFSET && exitCode <= OFFSET + HIGHEST ? exitCode - OFFSET : 0;
    }

    /**
     * Puts a signal into words.
     *
     * @param signal its number
     * @return its number, name and usual cause
     */
    public static String describe(int signal) {
        String words = WORDS.get(signal);
        if (words == null) {
            return "signal " + signal;
        }
        int colon = words.indexOf(':');
        return colon < 0
                ? "signal " + signal + " (" + words + ")"
                : "signal " + signal + " (" + words.substring(0, colon) + ")" + words.substring(colon);
    }

    /**
     * Names a signal.
     *
     * @param signal its number
     * @return its number and name, without its usual cause
     */
    public static String name(int signal) {
        String words = describe(signal);
        int colon = words.indexOf(':');
        return colon < 0 ? words : words.substring(0, colon);
    }
}
