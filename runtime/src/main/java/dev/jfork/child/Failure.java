package dev.jfork.child;

import dev.jfork.protocol.Header;
import dev.jfork.protocol.ShapeDifference;
import dev.jfork.wire.WireException;
import dev.jfork.wire.WorkerMethod;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What happens to a task that can't be run, or that throws. Not loaded where all goes well. */
final class Failure {
    private static final String REMEDY =
            " Start the parent again, with class files that are not replaced while it runs.";

    private static final int MOST_CHARS = 4000;

    private Failure() {}

    /**
     * Reports what was thrown as the outcome, or ends the JVM where it was a refusal.
     *
     * @return the same exception, for {@code main} to throw: the JVM then prints it and ends with 1, as any JVM does
     */
    static Throwable report(Throwable thrown, Header header, OutcomeFile outcome) {
        if (thrown instanceof Refusal refusal) {
            outcome.refused(refusal.reason);
            System.exit(1);
        }
        Thread.currentThread().setUncaughtExceptionHandler(new HeadedStackTrace(header.processName(), thrown));
        try {
            outcome.threw(thrown);
        } catch (IOException | RuntimeException | Error unsaid) {
            thrown.addSuppressed(unsaid);
        }
        return thrown;
    }

    /** Why a task is not run, if this says so; else {@code null}: it is what the task threw. */
    static @Nullable String reasonOfRefusal(Throwable thrown) {
        return thrown instanceof Refusal refusal ? refusal.reason : null;
    }

    static RuntimeException otherProtocol() {
        return new Refusal("the jfork-runtime of the parent is another version than that of the child." + REMEDY);
    }

    static RuntimeException cannotLoad(String methodClass, Throwable reason) {
        String path = System.getProperty("java.class.path");
        String shown = path.length() <= MOST_CHARS ? path : path.substring(0, MOST_CHARS) + "...";
        return new Refusal("its JVM can't load " + methodClass + " (" + reason + "). Its class path is " + shown
                + ". Let the class files be where they were when the parent started, and WorkerOptions.javaHome(...) a JDK"
                + " that can run them.");
    }

    /** A constructor of the user's may have thrown, which is no refusal but the worker's own failure. */
    static RuntimeException cannotRead(WorkerMethod<?, ?> method, Throwable reason) {
        if (reason instanceof WireException || reason instanceof LinkageError) {
            return new Refusal("its JVM can't read the arguments of " + method.name() + " (" + reason
                    + "). If they have a codec or a readObject method of your own, it is to read just what was written;"
                    + " else its class files are not those of the parent." + REMEDY);
        }
        return reason instanceof RuntimeException own
                ? own
                : new WireException(
                        "The arguments of " + method.name() + " are nested too deeply for the stack of the worker");
    }

    static RuntimeException bytesLeftOver(WorkerMethod<?, ?> method, long count) {
        return cannotRead(method, new WireException(count + " bytes are left over"));
    }

    /** Without the stack overflow as its cause, whose thousand frames tell no more. */
    static RuntimeException tooDeep(WorkerMethod<?, ?> method) {
        return new WireException("The result of " + method.name() + " is nested too deeply, or contains itself");
    }

    /** Names the first line in which the shapes differ: the method itself, or the type that was changed. */
    static RuntimeException differentShape(String theirs, @Nullable WorkerMethod<?, ?> method) {
        ShapeDifference difference =
                ShapeDifference.between(theirs, method == null ? "no worker method" : method.shape());
        return new Refusal("its class files are not those of the parent. The parent has \"" + difference.theirs()
                + "\", the child \"" + difference.ours() + "\"." + REMEDY);
    }

    /** Why a child does not run the task it was given. The message is for users. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Refusal(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
