package dev.jfork.it;

import dev.jfork.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Workers that declare what they throw. */
final class Troubles {
    private Troubles() {}

    static final class QuotaException extends Exception {
        private static final long serialVersionUID = 1L;

        QuotaException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** An exception with words of its own: made of its message, it would have another one. */
    static final class RewordedException extends Exception {
        private static final long serialVersionUID = 1L;

        RewordedException(String message) {
            super("in other words: " + message);
        }
    }

    /** An exception that holds more than a message, though it could be made of one. */
    static final class CodedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;

        CodedException(String message) {
            this(message, 0);
        }

        CodedException(String message, int code) {
            super(message);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    static class LimitException extends Exception {
        private static final long serialVersionUID = 1L;

        LimitException(String message) {
            super(message);
        }
    }

    static final class LowerLimitException extends LimitException {
        private static final long serialVersionUID = 1L;

        LowerLimitException(String message) {
            super(message);
        }
    }

    private static final class HiddenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HiddenException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A class that can be verified without the exception. */
    static final class Careful {
        private Careful() {}

        @Worker
        static int keepQuota(int quota) throws QuotaException {
            return quota;
        }
    }

    @Worker
    static int exceedQuota() throws QuotaException {
        Throwable hidden = new HiddenException("nobody sees me", new QuotaException("the first", null));
        QuotaException thrown = new QuotaException("no room", new IOException("disk full", hidden));
        thrown.addSuppressed(new IllegalStateException("while cleaning up"));
        throw thrown;
    }

    @Worker
    static void reword(String message) throws RewordedException {
        if (!message.isEmpty()) {
            throw new RewordedException(message);
        }
    }

    @Worker
    static long size(String file) throws IOException {
        return Files.size(Path.of(file));
    }

    @Worker
    static int fallBelow(String what) throws CodedException, LimitException {
        LimitException limit = new LimitException("the limit");
        limit.addSuppressed(new CodedException("suppressed", 4));
        limit.addSuppressed(new LowerLimitException("suppressed too"));
        switch (what) {
            case "code" -> {
                CodedException coded = new CodedException("coded", 5);
                coded.initCause(limit);
                throw coded;
            }
            case "subclass" -> throw new LowerLimitException("lower");
            default -> throw limit;
        }
    }
}
