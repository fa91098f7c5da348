package dev.jfork.spawn;

import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a cache of archives small: removes what nobody has used for long, and of the rest the oldest where it is too much. */
final class CacheSweep {
    private static final long MOST_BYTES = 1L << 30;
    private static final long UNUSED_MILLIS = TimeUnit.DAYS.toMillis(30);

    /** What may be in use just now is left; and what is still being made. */
    private static final long RECENT_MILLIS = TimeUnit.HOURS.toMillis(2);

    private final File directory;
    private final long now = System.currentTimeMillis();

    CacheSweep(File directory) {
        this.directory = directory;
    }

    void run() {
        List<File> lists = new ArrayList<>();
        long total = 0;
        for (File file : files("")) {
            String name = file.getName();
            if (name.endsWith(ClassArchive.LIST)) {
                lists.add(file);
            } else if (age(file) > RECENT_MILLIS && isLeftOver(file)) {
                file.delete();
            } else {
                total += file.length();
            }
        }
        lists.sort(Comparator.comparingLong(File::lastModified));
        for (File list : lists) {
            if (age(list) > UNUSED_MILLIS || (total > MOST_BYTES && age(list) > RECENT_MILLIS)) {
                total -= remove(list);
            }
        }
    }

    /** Half-made, of an archive that was never finished, or a note that counts no more. */
    private boolean isLeftOver(File file) {
        String name = file.getName();
        if (name.endsWith(ClassArchive.FAILED)) {
            return age(file) > UNUSED_MILLIS;
        }
        return name.endsWith(ClassArchive.TEMPORARY)
                || ((name.endsWith(".jsa") || name.endsWith(".jar"))
                        && !new File(directory, keyOf(name) + ClassArchive.LIST).exists());
    }

    /** The list first: what is on no list is not used. */
    private long remove(File list) {
        long bytes = 0;
        list.delete();
        for (File file : files(keyOf(list.getName()))) {
            bytes += file.length();
            file.delete();
        }
        return bytes;
    }

    private static String keyOf(String name) {
        int end = 0;
        while (end < name.length() && Character.digit(name.charAt(end), 16) >= 0) {
            end++;
        }
        return name.substring(0, end);
    }

    private List<File> files(String prefix) {
        File @Nullable [] found = directory.listFiles((in, name) -> name.startsWith(prefix));
        return found == null ? List.of() : List.of(found);
    }

    private long age(File file) {
        return now - file.lastModified();
    }
}
