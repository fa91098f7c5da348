package dev.jfork.processor.property;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes that no writer wrote: random ones, and what was written, damaged. */
final class Damage {
    private static final byte[] EDGES = {0, 1, 2, 0x7f, (byte) 0x80, (byte) 0xff};
    /** Sizes of more than 2^31, of just that, and numbers that don't end. */
    private static final byte[][] NUMBERS = {
        {-1, -1, -1, -1, 0x07},
        {-128, -128, -128, -128, 0x08},
        {-1, -1, -1, -1, 0x0f},
        {-1, -1, -1, -1, -1, -1, -1, -1, -1, 0x01},
        {-128, -128, 0x01}
    };

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    /** Bytes for a reader, of messages that one could read or could not. */
    byte[] bytes(byte[] message, List<byte[]> others) {
        if (random.nextInt(8) == 0) {
            return random();
        }
        byte[] damaged = message.clone();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            damaged = damage(damaged, others.get(random.nextInt(others.size())));
        }
        return damaged;
    }

    /** A part of a message, over and over: as if values were nested without end. */
    byte[] repeated(byte[] message, int length) {
        int from = random.nextInt(message.length + 1);
        byte[] part = Arrays.copyOfRange(message, from, Math.min(message.length, from + 1 + random.nextInt(16)));
        byte[] bytes = Arrays.copyOf(message, length);
        for (int i = from; i < length && part.length > 0; i++) {
            bytes[i] = part[(i - from) % part.length];
        }
        return bytes;
    }

    private byte[] random() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextBoolean()) {
                bytes[i] = edge();
            }
        }
        return bytes;
    }

    private byte[] damage(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length + 1);
        int end = at + random.nextInt(bytes.length - at + 1);
        if (at == bytes.length) {
            return join(bytes, Arrays.copyOf(other, random.nextInt(other.length + 1)));
        }
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = edge();
            case 2 -> bytes[at] = (byte) random.nextInt();
            case 3 -> Arrays.fill(bytes, at, end, edge());
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 5 -> {
                return join(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
            }
            case 6 -> {
                int from = random.nextInt(other.length + 1);
                return join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, from, other.length));
            }
            default -> {
                byte[] number = NUMBERS[random.nextInt(NUMBERS.length)];
                byte[] tail = Arrays.copyOfRange(bytes, at + random.nextInt(2), bytes.length);
                return join(join(Arrays.copyOf(bytes, at), number), tail);
            }
        }
        return bytes;
    }

    private byte edge() {
        return EDGES[random.nextInt(EDGES.length)];
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
