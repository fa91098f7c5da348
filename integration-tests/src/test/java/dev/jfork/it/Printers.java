package dev.jfork.it;

import dev.jfork.Worker;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Workers that print. */
final class Printers {
    private Printers() {}

    @Worker
    static int printBoth(String output, String error) {
        System.out.print(output);
        System.err.print(error);
        return 7;
    }

    @Worker
    static void printNumbers(int count, String text) {
        for (int i = 0; i < count; i++) {
            System.out.println(i + " " + text);
        }
    }

    /** Writes each byte by itself, behind Java's back, and ends without a word. */
    @Worker
    static void writeBytesAndHalt(byte[] bytes, int exitCode) throws IOException {
        writeAll(FileDescriptor.out, bytes);
        Runtime.getRuntime().halt(exitCode);
    }

    /** Leaves words on standard error, then ends as told. */
    @Worker
    static void complain(String words, int exitCode) throws IOException {
        writeAll(FileDescriptor.err, words.getBytes(StandardCharsets.UTF_8));
        System.exit(exitCode);
    }

    /** Leaves words on standard error, tells a file, and hangs. */
    @Worker
    static void complainAndHang(String words, String started) throws IOException, InterruptedException {
        System.err.println(words);
        Files.createFile(Path.of(started));
        new CountDownLatch(1).await();
    }

    private static void writeAll(FileDescriptor target, byte[] bytes) throws IOException {
        FileOutputStream out = new FileOutputStream(target);
        for (byte each : bytes) {
            out.write(each);
        }
    }

    /** Prints one line that is long, in blocks of a megabyte. */
    @Worker
    static void printLongLine(int megabytes) {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        for (int i = 0; i < megabytes; i++) {
            System.out.write(block, 0, block.length);
        }
        System.out.println();
    }

    /** Leaves a program behind that has the same standard streams, tells its process id, and returns. */
    @Worker
    static long leaveSleep() throws IOException {
        System.out.println("before");
        return new ProcessBuilder("sleep", "300").inheritIO().start().pid();
    }

    /** Has a program print. */
    @Worker
    static void printByProgram(String text) throws IOException, InterruptedException {
        new ProcessBuilder("printf", text).inheritIO().start().waitFor();
    }

    /** Has a worker of its own print. */
    @Worker
    static void printBelow(String name, String text) throws InterruptedException {
        PrintBothLauncher.with(WorkerOptions.named(name).output(WorkerOutput.prefix()))
                .start(text, "")
                .result();
    }
}
