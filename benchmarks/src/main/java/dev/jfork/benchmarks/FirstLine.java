package dev.jfork.benchmarks;

import dev.jfork.Worker;
import java.io.FileOutputStream;
import java.io.IOException;

/** What both kinds of JVM run: one line that takes the time, and the writing of it. Small, for a cold JVM loads it. */
final class FirstLine {
    private FirstLine() {}

    /** The bare JVM. */
    public static void main(String[] arguments) throws IOException {
        reached(arguments[0]);
    }

    @Worker
    static void reached(String file) throws IOException {
        long now = System.nanoTime();
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (now >> (Byte.SIZE * i));
        }
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(bytes);
        }
    }
}
