package dev.jfork;

import dev.jfork.wire.WireException;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.DirectoryIteratorException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions that anything may throw, and how each is made again: those of the JDK, and the one of ours. Left out are
 * those that hold more than message and cause, as {@code DateTimeParseException} does: they would come back without it.
 */
final class KnownExceptions {
    /** Made with a message, or with nothing where they never have one. They take a cause later. */
    static final String USUAL = """

            java.io.CharConversionException
            java.io.EOFException
            java.io.FileNotFoundException
            java.io.IOException
            java.io.InterruptedIOException
            java.io.InvalidObjectException
            java.io.NotActiveException
            java.io.NotSerializableException
            java.io.StreamCorruptedException
            java.io.SyncFailedException
            java.io.UTFDataFormatException
            java.io.UnsupportedEncodingException
            java.lang.AbstractMethodError
            java.lang.ArithmeticException
            java.lang.ArrayIndexOutOfBoundsException
            java.lang.ArrayStoreException
            java.lang.BootstrapMethodError
            java.lang.ClassCastException
            java.lang.ClassCircularityError
            java.lang.ClassFormatError
            java.lang.CloneNotSupportedException
            java.lang.Error
            java.lang.Exception
            java.lang.IllegalAccessError
            java.lang.IllegalAccessException
            java.lang.IllegalArgumentException
            java.lang.IllegalCallerException
            java.lang.IllegalMonitorStateException
            java.lang.IllegalStateException
            java.lang.IllegalThreadStateException
            java.lang.IncompatibleClassChangeError
            java.lang.IndexOutOfBoundsException
            java.lang.InstantiationError
            java.lang.InstantiationException
            java.lang.InternalError
            java.lang.InterruptedException
            java.lang.LayerInstantiationException
            java.lang.LinkageError
            java.lang.NegativeArraySizeException
            java.lang.NoClassDefFoundError
            java.lang.NoSuchFieldError
            java.lang.NoSuchFieldException
            java.lang.NoSuchMethodError
            java.lang.NoSuchMethodException
            java.lang.NullPointerException
            java.lang.NumberFormatException
            java.lang.OutOfMemoryError
            java.lang.ReflectiveOperationException
            java.lang.RuntimeException
            java.lang.SecurityException
            java.lang.StackOverflowError
            java.lang.StringIndexOutOfBoundsException
            java.lang.ThreadDeath
            java.lang.Throwable
            java.lang.UnknownError
            java.lang.UnsatisfiedLinkError
            java.lang.UnsupportedClassVersionError
            java.lang.UnsupportedOperationException
            java.lang.VerifyError
            java.net.BindException
            java.net.ConnectException
            java.net.MalformedURLException
            java.net.NoRouteToHostException
            java.net.PortUnreachableException
            java.net.ProtocolException
            java.net.SocketException
            java.net.SocketTimeoutException
            java.net.UnknownHostException
            java.net.UnknownServiceException
            java.nio.BufferOverflowException
            java.nio.BufferUnderflowException
            java.nio.InvalidMarkException
            java.nio.ReadOnlyBufferException
            java.nio.channels.AsynchronousCloseException
            java.nio.channels.ClosedByInterruptException
            java.nio.channels.ClosedChannelException
            java.nio.channels.NonReadableChannelException
            java.nio.channels.NonWritableChannelException
            java.nio.channels.OverlappingFileLockException
            java.nio.charset.CharacterCodingException
            java.nio.charset.IllegalCharsetNameException
            java.nio.charset.UnsupportedCharsetException
            java.nio.file.ClosedDirectoryStreamException
            java.nio.file.ClosedFileSystemException
            java.nio.file.ClosedWatchServiceException
            java.nio.file.DirectoryNotEmptyException
            java.nio.file.FileSystemAlreadyExistsException
            java.nio.file.FileSystemLoopException
            java.nio.file.FileSystemNotFoundException
            java.nio.file.NotDirectoryException
            java.nio.file.ProviderMismatchException
            java.nio.file.ProviderNotFoundException
            java.nio.file.ReadOnlyFileSystemException
            java.security.GeneralSecurityException
            java.security.InvalidKeyException
            java.security.NoSuchAlgorithmException
            java.security.SignatureException
            java.time.DateTimeException
            java.time.temporal.UnsupportedTemporalTypeException
            java.time.zone.ZoneRulesException
            java.util.ConcurrentModificationException
            java.util.EmptyStackException
            java.util.FormatterClosedException
            java.util.InputMismatchException
            java.util.InvalidPropertiesFormatException
            java.util.NoSuchElementException
            java.util.ServiceConfigurationError
            java.util.TooManyListenersException
            java.util.concurrent.BrokenBarrierException
            java.util.concurrent.CancellationException
            java.util.concurrent.RejectedExecutionException
            java.util.concurrent.TimeoutException
            java.util.zip.DataFormatException
            java.util.zip.ZipException
            """;

    /** Made with the name of a file. They take a cause later. */
    static final String OF_A_FILE = """

            java.nio.file.AccessDeniedException
            java.nio.file.FileAlreadyExistsException
            java.nio.file.FileSystemException
            java.nio.file.NoSuchFileException
            java.nio.file.NotLinkException
            """;

    private KnownExceptions() {}

    /** Makes an exception that may not have taken the cause, or gives {@code null} for one that isn't known. */
    static @Nullable Throwable make(String type, @Nullable String message, @Nullable Throwable cause) {
        String line = "\n" + type + "\n";
        if (USUAL.contains(line) || (OF_A_FILE.contains(line) && isAName(message))) {
            return usual(type, message);
        }
        BiFunction<@Nullable String, @Nullable Throwable, Throwable> withBoth = withMessageAndCause(type);
        return withBoth == null ? null : withBoth.apply(message, cause);
    }

    private static @Nullable Throwable usual(String type, @Nullable String message) {
        try {
            Constructor<?> withNothing = null;
            for (Constructor<?> each : Class.forName(type).getConstructors()) {
                Class<?>[] parameters = each.getParameterTypes();
                if (parameters.length == 1 && parameters[0] == String.class) {
                    return (Throwable) each.newInstance(message);
                }
                withNothing = parameters.length == 0 ? each : withNothing;
            }
            return withNothing == null ? null : (Throwable) withNothing.newInstance();
        } catch (ReflectiveOperationException e) {
            return null; // of a JDK that this one doesn't know
        }
    }

    /** Those that don't take a cause later. */
    private static @Nullable BiFunction<@Nullable String, @Nullable Throwable, Throwable> withMessageAndCause(
            String type) {
        return switch (type) {
            case "dev.jfork.wire.WireException" -> WireException::new;
            case "java.io.IOError" -> (message, cause) -> new IOError(cause);
            case "java.io.UncheckedIOException" ->
                (message, cause) -> new UncheckedIOException(message, (IOException) cause);
            case "java.lang.AssertionError" -> AssertionError::new;
            case "java.lang.ClassNotFoundException" -> ClassNotFoundException::new;
            case "java.lang.ExceptionInInitializerError" ->
                (message, cause) -> message == null
                        ? new ExceptionInInitializerError(cause)
                        : new ExceptionInInitializerError(message);
            case "java.lang.reflect.InvocationTargetException" ->
                (message, cause) -> new InvocationTargetException(cause, message);
            case "java.lang.reflect.UndeclaredThrowableException" ->
                (message, cause) -> new UndeclaredThrowableException(cause, message);
            case "java.nio.file.DirectoryIteratorException" ->
                (message, cause) -> new DirectoryIteratorException((IOException) cause);
            case "java.util.concurrent.CompletionException" -> CompletionException::new;
            case "java.util.concurrent.ExecutionException" -> ExecutionException::new;
            default -> null;
        };
    }

    /** It goes on with another file or a reason otherwise: where a name ends can't be told. */
    private static boolean isAName(@Nullable String message) {
        return message == null || !(message.contains(" -> ") || message.contains(": "));
    }
}
