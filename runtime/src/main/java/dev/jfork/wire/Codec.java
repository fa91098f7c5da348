package dev.jfork.wire;

/**
 * Carries values of a type that jfork can't take apart by itself.
 *
 * <pre>{@code
 * @WireCodec(Money.class)
 * public final class MoneyCodec implements Codec<Money> {
 *     @Override
 *     public void write(WireWriter out, Money value) {
 *         out.writeLong(value.cents());
 *         out.writeString(value.currency());
 *     }
 *
 *     @Override
 *     public Money read(WireReader in) {
 *         return Money.ofCents(in.readLong(), in.readNonNullString());
 *     }
 * }
 * }</pre>
 *
 * <p>Found through its {@link WireCodec} annotation. A JVM makes one for each launcher that needs it, and calls it from any
 * thread, so it should keep nothing.
 *
 * @param <T> the type
 * @since 0.1
 */
public interface Codec<T> {
    /**
     * Writes a value.
     *
     * @param out where to
     * @param value the value, never {@code null}: jfork sees to that
     */
    void write(WireWriter out, T value);

    /**
     * Reads a value, which takes exactly the bytes that {@link #write} wrote.
     *
     * @param in where from
     * @return the value, never {@code null}
     * @throws WireException if the bytes are not such as {@link #write} writes; what else it throws is told as its own
     *     failure
     */
    T read(WireReader in);
}
