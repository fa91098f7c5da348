package dev.jfork.wire;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a value can't be written, or bytes can't be read as the value they should be.
 *
 * @since 0.1
 */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what could not be written or read.
     *
     * @param message what, and why
     */
    public WireException(String message) {
        super(message);
    }

    /**
     * Says what could not be written or read, and what was thrown then.
     *
     * @param message what, and why
     * @param cause what was thrown, or {@code null}
     */
    public WireException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** For what is loaded by every cold child: code that throws a {@code RuntimeException} is verified without this class. */
    static RuntimeException of(String message) {
        return new WireException(message);
    }

    static RuntimeException of(String message, Throwable cause) {
        return new WireException(message, cause);
    }

    /** What is thrown for an object that would arrive as something less than it is. */
    static RuntimeException subclass(Object value, Class<?> type) {
        return new WireException("A " + value.getClass().getName() + " can't travel as a " + type.getName()
                + ": what the subclass adds would be lost. Pass a plain " + type.getSimpleName());
    }
}
