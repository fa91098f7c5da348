package dev.jfork.spawn;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Packs a directory of the class path into a jar: no archive has classes from directories. */
final class PackedDirectory {
    /** More than that is no directory of classes. */
    private static final long MOST_BYTES = 256L << 20;

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final ZipOutputStream out;
    private long bytes;

    private PackedDirectory(ZipOutputStream out) {
        this.out = out;
    }

    /** Writes the jar. */
    static void pack(File directory, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(file))) {
            out.setMethod(ZipOutputStream.STORED); // it is read more often than it is written
            new PackedDirectory(out).addContent(directory, "");
        }
    }

    private void addContent(File directory, String prefix) throws IOException {
        File @Nullable [] files = directory.listFiles();
        if (files == null) {
            throw new IOException(directory + " can't be read");
        }
        Arrays.sort(files);
        for (File file : files) {
            String name = prefix + file.getName();
            if (file.isDirectory()) {
                put(name + "/", new byte[0]);
                addContent(file, name + "/");
            } else if (!name.equalsIgnoreCase(MANIFEST)) { // that of a directory means nothing, that of a jar does
                bytes += file.length();
                if (bytes > MOST_BYTES) {
                    throw new IOException("a directory of the class path holds more than " + MOST_BYTES + " bytes");
                }
                put(name, Files.readAllBytes(file.toPath()));
            }
        }
    }

    private void put(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        entry.setSize(content.length);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
