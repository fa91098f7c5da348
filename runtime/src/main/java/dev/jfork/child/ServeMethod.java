package dev.jfork.child;

import dev.jfork.link.Token;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a worker of a pool runs as its one task: it serves the pool until that has no more for it. So it is started, tended
 * and ended as any other worker.
 */
public final class ServeMethod extends WorkerMethod<ServeMethod.Args, @Nullable Void> {
    /** The method. */
    public static final ServeMethod INSTANCE = register(new ServeMethod());

    /**
     * Where the worker finds its pool.
     *
     * @param address where it is to connect to, as {@link dev.jfork.link.Meeting} tells it
     * @param board the path of the file of the {@link dev.jfork.link.Board}
     * @param provider who makes channels, as {@link dev.jfork.link.Meeting#provider()} tells it, or an empty string
     * @param token by which the worker shows that it is the one who was started
     * @param fullHeap how many bytes of heap may stay in use before the worker asks to be replaced, 0 for any number
     */
    public record Args(String address, String board, String provider, Token token, long fullHeap) {}

    private ServeMethod() {
        super("dev.jfork.WorkerPool", "dev.jfork.WorkerPool 2");
    }

    @Override
    @SuppressWarnings("NullAway") // of a method without a result
    public @Nullable Void call(Args arguments) throws IOException {
        Server.serve(arguments);
        return null;
    }

    @Override
    public @Nullable Object[] values(Args arguments) {
        return new Object[] {arguments.address(), arguments.board(), arguments.provider(), "...", arguments.fullHeap()};
    }

    @Override
    public void writeArguments(WireWriter out, Args arguments) {
        out.writeString(arguments.address());
        out.writeString(arguments.board());
        out.writeString(arguments.provider());
        arguments.token().write(out);
        out.writeLong(arguments.fullHeap());
    }

    @Override
    public Args readArguments(WireReader in) {
        String address = in.readNonNullString();
        String board = in.readNonNullString();
        String provider = in.readNonNullString();
        Token token = Token.read(in);
        return new Args(address, board, provider, token, in.readLong());
    }

    @Override
    public void writeResult(WireWriter out, @Nullable Void result) {}

    @Override
    @SuppressWarnings("NullAway") // of a method without a result
    public @Nullable Void readResult(WireReader in) {
        return null;
    }
}
