package dev.jfork;

import dev.jfork.wire.WireException;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.InvalidObjectException;
import java.io.NotActiveException;
import java.io.NotSerializableException;
import java.io.StreamCorruptedException;
import java.io.SyncFailedException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.InvalidMarkException;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ProviderMismatchException;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.ReadOnlyFileSystemException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SignatureException;
import java.time.DateTimeException;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.time.zone.ZoneRulesException;
import java.util.ConcurrentModificationException;
import java.util.EmptyStackException;
import java.util.FormatterClosedException;
import java.util.InputMismatchException;
import java.util.InvalidPropertiesFormatException;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import java.util.TooManyListenersException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions that anything may throw, and how each is made again: those of the JDK, and the one of ours. Left out are
 * those that hold more than message and cause, as {@code DateTimeParseException} does: they would come back without it.
 *
 * <p>Constructors are referred to, not called, in the tables: so only the class that is asked for is loaded.
 */
final class KnownExceptions {
    private KnownExceptions() {}

    /** Makes an exception that may not have taken the cause, or gives {@code null} for one that isn't known. */
    static @Nullable Throwable make(String type, @Nullable String message, @Nullable Throwable cause) {
        Function<@Nullable String, Throwable> withMessage = withMessage(type);
        if (withMessage != null) {
            return withMessage.apply(message);
        }
        BiFunction<@Nullable String, @Nullable Throwable, Throwable> withBoth = withMessageAndCause(type);
        if (withBoth != null) {
            return withBoth.apply(message, cause);
        }
        Supplier<Throwable> withNothing = withNothing(type);
        return withNothing == null ? null : withNothing.get();
    }

    private static @Nullable Function<@Nullable String, Throwable> withMessage(String type) {
        return switch (type) {
            case "java.lang.AbstractMethodError" -> AbstractMethodError::new;
            case "java.lang.ArithmeticException" -> ArithmeticException::new;
            case "java.lang.ArrayIndexOutOfBoundsException" -> ArrayIndexOutOfBoundsException::new;
            case "java.lang.ArrayStoreException" -> ArrayStoreException::new;
            case "java.lang.BootstrapMethodError" -> BootstrapMethodError::new;
            case "java.lang.ClassCastException" -> ClassCastException::new;
            case "java.lang.ClassCircularityError" -> ClassCircularityError::new;
            case "java.lang.ClassFormatError" -> ClassFormatError::new;
            case "java.lang.CloneNotSupportedException" -> CloneNotSupportedException::new;
            case "java.lang.Error" -> Error::new;
            case "java.lang.Exception" -> Exception::new;
            case "java.lang.IllegalAccessError" -> IllegalAccessError::new;
            case "java.lang.IllegalAccessException" -> IllegalAccessException::new;
            case "java.lang.IllegalArgumentException" -> IllegalArgumentException::new;
            case "java.lang.IllegalCallerException" -> IllegalCallerException::new;
            case "java.lang.IllegalMonitorStateException" -> IllegalMonitorStateException::new;
            case "java.lang.IllegalStateException" -> IllegalStateException::new;
            case "java.lang.IllegalThreadStateException" -> IllegalThreadStateException::new;
            case "java.lang.IncompatibleClassChangeError" -> IncompatibleClassChangeError::new;
            case "java.lang.IndexOutOfBoundsException" -> IndexOutOfBoundsException::new;
            case "java.lang.InstantiationError" -> InstantiationError::new;
            case "java.lang.InstantiationException" -> InstantiationException::new;
            case "java.lang.InternalError" -> InternalError::new;
            case "java.lang.InterruptedException" -> InterruptedException::new;
            case "java.lang.LayerInstantiationException" -> LayerInstantiationException::new;
            case "java.lang.LinkageError" -> LinkageError::new;
            case "java.lang.NegativeArraySizeException" -> NegativeArraySizeException::new;
            case "java.lang.NoClassDefFoundError" -> NoClassDefFoundError::new;
            case "java.lang.NoSuchFieldError" -> NoSuchFieldError::new;
            case "java.lang.NoSuchFieldException" -> NoSuchFieldException::new;
            case "java.lang.NoSuchMethodError" -> NoSuchMethodError::new;
            case "java.lang.NoSuchMethodException" -> NoSuchMethodException::new;
            case "java.lang.NullPointerException" -> NullPointerException::new;
            case "java.lang.NumberFormatException" -> NumberFormatException::new;
            case "java.lang.OutOfMemoryError" -> OutOfMemoryError::new;
            case "java.lang.ReflectiveOperationException" -> ReflectiveOperationException::new;
            case "java.lang.RuntimeException" -> RuntimeException::new;
            case "java.lang.SecurityException" -> SecurityException::new;
            case "java.lang.StackOverflowError" -> StackOverflowError::new;
            case "java.lang.StringIndexOutOfBoundsException" -> StringIndexOutOfBoundsException::new;
            case "java.lang.Throwable" -> Throwable::new;
            case "java.lang.UnknownError" -> UnknownError::new;
            case "java.lang.UnsatisfiedLinkError" -> UnsatisfiedLinkError::new;
            case "java.lang.UnsupportedClassVersionError" -> UnsupportedClassVersionError::new;
            case "java.lang.UnsupportedOperationException" -> UnsupportedOperationException::new;
            case "java.lang.VerifyError" -> VerifyError::new;
            case "java.io.CharConversionException" -> CharConversionException::new;
            case "java.io.EOFException" -> EOFException::new;
            case "java.io.FileNotFoundException" -> FileNotFoundException::new;
            case "java.io.IOException" -> IOException::new;
            case "java.io.InterruptedIOException" -> InterruptedIOException::new;
            case "java.io.InvalidObjectException" -> InvalidObjectException::new;
            case "java.io.NotActiveException" -> NotActiveException::new;
            case "java.io.NotSerializableException" -> NotSerializableException::new;
            case "java.io.StreamCorruptedException" -> StreamCorruptedException::new;
            case "java.io.SyncFailedException" -> SyncFailedException::new;
            case "java.io.UTFDataFormatException" -> UTFDataFormatException::new;
            case "java.io.UnsupportedEncodingException" -> UnsupportedEncodingException::new;
            case "java.net.BindException" -> BindException::new;
            case "java.net.ConnectException" -> ConnectException::new;
            case "java.net.MalformedURLException" -> MalformedURLException::new;
            case "java.net.NoRouteToHostException" -> NoRouteToHostException::new;
            case "java.net.PortUnreachableException" -> PortUnreachableException::new;
            case "java.net.ProtocolException" -> ProtocolException::new;
            case "java.net.SocketException" -> SocketException::new;
            case "java.net.SocketTimeoutException" -> SocketTimeoutException::new;
            case "java.net.UnknownHostException" -> UnknownHostException::new;
            case "java.net.UnknownServiceException" -> UnknownServiceException::new;
            case "java.nio.charset.IllegalCharsetNameException" -> IllegalCharsetNameException::new;
            case "java.nio.charset.UnsupportedCharsetException" -> UnsupportedCharsetException::new;
            case "java.nio.file.DirectoryNotEmptyException" -> DirectoryNotEmptyException::new;
            case "java.nio.file.FileSystemAlreadyExistsException" -> FileSystemAlreadyExistsException::new;
            case "java.nio.file.FileSystemLoopException" -> FileSystemLoopException::new;
            case "java.nio.file.FileSystemNotFoundException" -> FileSystemNotFoundException::new;
            case "java.nio.file.NotDirectoryException" -> NotDirectoryException::new;
            case "java.nio.file.ProviderMismatchException" -> ProviderMismatchException::new;
            case "java.nio.file.ProviderNotFoundException" -> ProviderNotFoundException::new;
            case "java.security.GeneralSecurityException" -> GeneralSecurityException::new;
            case "java.security.InvalidKeyException" -> InvalidKeyException::new;
            case "java.security.NoSuchAlgorithmException" -> NoSuchAlgorithmException::new;
            case "java.security.SignatureException" -> SignatureException::new;
            case "java.time.DateTimeException" -> DateTimeException::new;
            case "java.time.temporal.UnsupportedTemporalTypeException" -> UnsupportedTemporalTypeException::new;
            case "java.time.zone.ZoneRulesException" -> ZoneRulesException::new;
            case "java.util.ConcurrentModificationException" -> ConcurrentModificationException::new;
            case "java.util.InputMismatchException" -> InputMismatchException::new;
            case "java.util.InvalidPropertiesFormatException" -> InvalidPropertiesFormatException::new;
            case "java.util.NoSuchElementException" -> NoSuchElementException::new;
            case "java.util.ServiceConfigurationError" -> ServiceConfigurationError::new;
            case "java.util.TooManyListenersException" -> TooManyListenersException::new;
            case "java.util.concurrent.BrokenBarrierException" -> BrokenBarrierException::new;
            case "java.util.concurrent.CancellationException" -> CancellationException::new;
            case "java.util.concurrent.RejectedExecutionException" -> RejectedExecutionException::new;
            case "java.util.concurrent.TimeoutException" -> TimeoutException::new;
            case "java.util.zip.DataFormatException" -> DataFormatException::new;
            case "java.util.zip.ZipException" -> ZipException::new;
            case "java.nio.file.AccessDeniedException" -> message -> named(message, AccessDeniedException::new);
            case "java.nio.file.FileAlreadyExistsException" ->
                message -> named(message, FileAlreadyExistsException::new);
            case "java.nio.file.FileSystemException" -> message -> named(message, FileSystemException::new);
            case "java.nio.file.NoSuchFileException" -> message -> named(message, NoSuchFileException::new);
            case "java.nio.file.NotLinkException" -> message -> named(message, NotLinkException::new);
            default -> null;
        };
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

    private static @Nullable Supplier<Throwable> withNothing(String type) {
        return switch (type) {
            case "java.lang.ThreadDeath" -> ThreadDeath::new;
            case "java.nio.BufferOverflowException" -> BufferOverflowException::new;
            case "java.nio.BufferUnderflowException" -> BufferUnderflowException::new;
            case "java.nio.InvalidMarkException" -> InvalidMarkException::new;
            case "java.nio.ReadOnlyBufferException" -> ReadOnlyBufferException::new;
            case "java.nio.channels.AsynchronousCloseException" -> AsynchronousCloseException::new;
            case "java.nio.channels.ClosedByInterruptException" -> ClosedByInterruptException::new;
            case "java.nio.channels.ClosedChannelException" -> ClosedChannelException::new;
            case "java.nio.channels.NonReadableChannelException" -> NonReadableChannelException::new;
            case "java.nio.channels.NonWritableChannelException" -> NonWritableChannelException::new;
            case "java.nio.channels.OverlappingFileLockException" -> OverlappingFileLockException::new;
            case "java.nio.charset.CharacterCodingException" -> CharacterCodingException::new;
            case "java.nio.file.ClosedDirectoryStreamException" -> ClosedDirectoryStreamException::new;
            case "java.nio.file.ClosedFileSystemException" -> ClosedFileSystemException::new;
            case "java.nio.file.ClosedWatchServiceException" -> ClosedWatchServiceException::new;
            case "java.nio.file.ReadOnlyFileSystemException" -> ReadOnlyFileSystemException::new;
            case "java.util.EmptyStackException" -> EmptyStackException::new;
            case "java.util.FormatterClosedException" -> FormatterClosedException::new;
            default -> null;
        };
    }

    /** The message is the file's name, unless it goes on with another file or a reason: where a name ends can't be told. */
    private static @Nullable Throwable named(
            @Nullable String message, Function<@Nullable String, Throwable> constructor) {
        boolean saysMore = message != null && (message.contains(" -> ") || message.contains(": "));
        return saysMore ? null : constructor.apply(message);
    }
}
