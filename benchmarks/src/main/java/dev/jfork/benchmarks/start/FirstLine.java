package dev.jfork.benchmarks.start;

import dev.jfork.Worker;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * What every child that is a JVM runs: takes the time, loads classes, and reports the time and what the kernel says of the
 * process. Small, for a cold JVM loads it.
 */
final class FirstLine {
    private static final String STATUS = "/proc/self/status";

    private static final int REPORT_BYTES = 4096;

    private FirstLine() {}

    /** A program of its own: takes the report's file and the number of classes. */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        reached(arguments[0], Integer.parseInt(arguments[1]));
    }

    @Worker
    static void reached(String report, int classes) throws IOException, ClassNotFoundException {
        long now = System.nanoTime();
        for (int i = 0; i < classes; i++) {
            Class.forName(ManyClasses.PREFIX.concat(Integer.toString(i)));
        }
        byte[] bytes = new byte[REPORT_BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (now >> (Byte.SIZE * i));
        }
        int length = Long.BYTES;
        if (new File(STATUS).exists()) {
            try (FileInputStream in = new FileInputStream(STATUS)) {
                length += in.read(bytes, length, bytes.length - length);
            }
        }
        try (FileOutputStream out = new FileOutputStream(report)) {
            out.write(bytes, 0, length);
        }
    }
}
