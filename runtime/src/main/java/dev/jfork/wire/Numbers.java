package dev.jfork.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the numbers of {@code java.math}, each of which may be {@code null}, bit for bit.
 *
 * <p>Subclasses of {@code BigInteger} and {@code BigDecimal} are refused with a {@link WireException}, and so are bytes that
 * are no such number.
 *
 * @since 0.1
 */
public final class Numbers {
    private Numbers() {}

    /** Writes a {@code BigInteger}. */
    public static void writeBigInteger(WireWriter out, @Nullable BigInteger value) {
        if (value != null && value.getClass() != BigInteger.class) {
            throw WireException.subclass(value, BigInteger.class);
        }
        PrimitiveArrays.writeBytes(out, value == null ? null : value.toByteArray());
    }

    /** Reads a {@code BigInteger}. */
    public static @Nullable BigInteger readBigInteger(WireReader in) {
        byte[] bytes = PrimitiveArrays.readBytes(in);
        return bytes == null ? null : integer(bytes);
    }

    /** Writes a {@code BigDecimal}, its scale as it is. */
    public static void writeBigDecimal(WireWriter out, @Nullable BigDecimal value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        if (value.getClass() != BigDecimal.class) {
            throw WireException.subclass(value, BigDecimal.class);
        }
        PrimitiveArrays.writeBytes(out, value.unscaledValue().toByteArray());
        out.writeInt(value.scale());
    }

    /** Reads a {@code BigDecimal}. */
    public static @Nullable BigDecimal readBigDecimal(WireReader in) {
        byte[] bytes = PrimitiveArrays.readBytes(in);
        return bytes == null ? null : new BigDecimal(integer(bytes), in.readInt());
    }

    /** Writes a {@code MathContext}. */
    public static void writeMathContext(WireWriter out, @Nullable MathContext value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value.getRoundingMode().name());
            out.writeInt(value.getPrecision());
        }
    }

    /** Reads a {@code MathContext}. */
    public static @Nullable MathContext readMathContext(WireReader in) {
        String mode = in.readString();
        if (mode == null) {
            return null;
        }
        int precision = in.readInt();
        try {
            return new MathContext(precision, RoundingMode.valueOf(mode));
        } catch (RuntimeException e) {
            throw WireException.of("No MathContext: " + precision + " digits, rounded " + mode, e);
        }
    }

    private static BigInteger integer(byte[] bytes) {
        try {
            return new BigInteger(bytes);
        } catch (RuntimeException e) {
            throw WireException.of(bytes.length + " bytes that are no BigInteger: " + e.getMessage(), e);
        }
    }
}
