package dev.jfork;

import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import org.jspecify.annotations.Nullable;

/** A worker method as a launcher would describe it, for tests that have no processor. */
final class Ship extends WorkerMethod<Ship.Args, String> {
    static final String SHAPE = """
            demo.Ports.ship(java.lang.String, demo.Box) returns java.lang.String
            record demo.Box(byte[] inside)
            record demo.Lid(int width)""";
    static final Ship INSTANCE = register(new Ship("demo.Ports.ship", SHAPE));

    @SuppressWarnings("ArrayRecordComponent") // as those of launchers have
    record Args(@Nullable String from, byte @Nullable [] box) {
        Args {
            if ("nowhere".equals(from)) {
                throw new IllegalArgumentException("from nowhere");
            }
            assert !"below".equals(from) : "from below";
        }
    }

    /** One that takes all that there is to tell, but not any message. */
    static final class Sunk extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Sunk(@Nullable String message, @Nullable Throwable cause) {
            super(message, cause);
            if ("deep".equals(message)) {
                throw new IllegalStateException();
            }
        }
    }

    /** One that words its message itself. */
    static final class Late extends Exception {
        private static final long serialVersionUID = 1L;

        Late(@Nullable String message) {
            super("late: " + message);
        }
    }

    /** One that says it in other words. */
    static final class Polite extends Exception {
        private static final long serialVersionUID = 1L;

        Polite(@Nullable String message) {
            super(message);
        }

        @Override
        public String getLocalizedMessage() {
            return "please: " + getMessage();
        }
    }

    /** One that takes no cause, neither now nor later. */
    static final class Stubborn extends Exception {
        private static final long serialVersionUID = 1L;

        Stubborn(@Nullable String message) {
            super(message, null);
        }
    }

    /** One that keeps no suppressed exceptions. */
    static final class Forgetful extends Exception {
        private static final long serialVersionUID = 1L;

        Forgetful(@Nullable String message) {
            super(message, null, false, true);
        }
    }

    private Ship(String name, String shape) {
        super(name, shape);
    }

    /** The same method, as other class files would have it. Not registered. */
    static Ship shaped(String shape) {
        return new Ship("demo.Ports.ship", shape);
    }

    static WorkerTask<String> task(@Nullable String from, byte @Nullable [] box) {
        return WorkerTask.of(INSTANCE, new Args(from, box));
    }

    @Override
    public String call(Args arguments) {
        return "shipped";
    }

    @Override
    public @Nullable Object[] values(Args arguments) {
        return new @Nullable Object[] {arguments.from(), arguments.box()};
    }

    @Override
    public void writeArguments(WireWriter out, Args arguments) {
        out.writeString(arguments.from());
        if (arguments.box() == null) {
            out.writeNull();
        } else {
            out.writeSize(arguments.box().length);
            out.writeBytes(arguments.box());
        }
    }

    @Override
    public Args readArguments(WireReader in) {
        String from = in.readString();
        int size = in.readSize(1);
        if (size < 0) {
            return new Args(from, null);
        }
        byte[] box = new byte[size];
        in.readBytes(box);
        return new Args(from, box);
    }

    @Override
    public void writeResult(WireWriter out, String result) {
        out.writeString(result);
    }

    @Override
    public String readResult(WireReader in) {
        return in.readNonNullString();
    }

    @Override
    public @Nullable Throwable rebuild(String type, @Nullable String message, @Nullable Throwable cause) {
        return switch (type) {
            case "dev.jfork.Ship$Sunk" -> new Sunk(message, cause);
            case "dev.jfork.Ship$Late" -> new Late(message);
            case "dev.jfork.Ship$Polite" -> new Polite(message);
            case "dev.jfork.Ship$Stubborn" -> new Stubborn(message);
            case "dev.jfork.Ship$Forgetful" -> new Forgetful(message);
            default -> null;
        };
    }
}
