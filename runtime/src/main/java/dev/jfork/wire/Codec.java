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
 * <p>What {@link #write} throws, the caller gets when a worker is started, as a {@link WireException} that names the codec;
 * no process is started then. What {@link #read} throws, or a read that doesn't end where the write did, fails the task with
 * such a message. A codec that calls itself for the parts of a value goes through {@link WireWriter#enter()} and
 * {@link WireReader#enter()}, so that a value that contains itself is refused before the stack overflows.
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
     * @throws WireException with the reason, if this value can't travel
     */
    void write(WireWriter out, T value);

    /**
     * Reads a value, which takes exactly the bytes that {@link #write} wrote.
     *
     * @param in where from
     * @return the value, never {@code null}
     * @throws WireException with the reason, if the bytes are no such value
     */
    T read(WireReader in);
}
