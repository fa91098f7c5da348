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
}
