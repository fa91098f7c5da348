package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerCrashedException;
import dev.jfork.WorkerOptions;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingIsLeft.class)
@Timeout(300)
class BulkTest {
    private static final String ENABLED = "jfork.bulk";
    private static final WorkerOptions ROOMY = WorkerOptions.defaults().maxHeap("7g");

    @Test
    void argumentsThatThisJvmCantCopyStartNothing() throws Exception {
        String told = OutgrowLauncher.with(WorkerOptions.defaults().maxHeap("32m"))
                .start(100)
                .result();
        assertTrue(
                told.matches("\\[\\] Java heap space: the arguments take more than the [0-9]{8} bytes that were copied."
                        + " Give this JVM a larger heap \\(-Xmx\\), or send the worker the name of a file."),
                told);
    }

    /** Wherever it is that memory ends while arguments are copied: here, in code of the user's. */
    @Test
    void whoeverRunsOutOfMemoryWhileItIsCopiedIsTheArguments() {
        List<long[]> list = new AbstractList<>() {
            @Override
            public long[] get(int index) {
                throw new OutOfMemoryError("none left");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        OutOfMemoryError thrown = assertThrows(OutOfMemoryError.class, () -> SameLongsLauncher.start(list));
        String told = String.valueOf(thrown.getMessage());
        assertTrue(told.startsWith("none left: the arguments take more than the "), told);
    }

    @Test
    void argumentsThatTheWorkerHasNoRoomForEndIt() {
        byte[] bytes = new byte[50 << 20];
        WorkerCrashedException thrown = assertThrows(
                WorkerCrashedException.class,
                () -> SameBytesLauncher.with(WorkerOptions.named("small").maxHeap("32m"))
                        .start(bytes)
                        .result());
        assertTrue(
                String.valueOf(thrown.getMessage()).endsWith("WorkerOptions.maxHeap(...)."),
                String.valueOf(thrown.getMessage()));
    }

    @Test
    @EnabledIfSystemProperty(named = ENABLED, matches = "true")
    void theLargestArrayGoesThereAndBack() throws Exception {
        byte[] bytes = new byte[Integer.MAX_VALUE - 15]; // 2 GiB - 16
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i * 31) >>> 8);
        }
        byte[] back = SameBytesLauncher.with(ROOMY).start(bytes).result();
        assertTrue(Arrays.equals(bytes, back));
    }

    @Test
    @EnabledIfSystemProperty(named = ENABLED, matches = "true")
    void moreThanTwoGibibytesGoThereAndBack() throws Exception {
        List<long[]> longs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long[] part = new long[1 << 26]; // 512 MiB
            Arrays.setAll(part, index -> index * 0x9e37_79b9_7f4a_7c15L);
            part[i] = i;
            longs.add(part);
        }
        List<long[]> back = SameLongsLauncher.with(ROOMY).start(longs).result();
        assertEquals(longs.size(), back.size());
        for (int i = 0; i < longs.size(); i++) {
            assertArrayEquals(longs.get(i), back.get(i));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = ENABLED, matches = "true")
    void aStringOfMoreThanGibiCharsGoesThereAndBack() throws Exception {
        String string = "jfork".repeat(240_000_000);
        assertEquals(1_200_000_000, string.length());
        String back = SameStringLauncher.with(ROOMY).start(string).result();
        assertTrue(string.equals(back));
    }

    @Test
    @EnabledIfSystemProperty(named = ENABLED, matches = "true")
    void theLongestStringOfWideCharsGoesThereAndBack() throws Exception {
        String string = "€".repeat(Integer.MAX_VALUE / 2 - 1);
        String back = SameStringLauncher.with(ROOMY).start(string).result();
        assertTrue(string.equals(back));
    }
}
