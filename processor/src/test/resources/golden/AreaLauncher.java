package demo;

import dev.jfork.GeneratedLauncher;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerTask;
import dev.jfork.wire.Boxes;
import dev.jfork.wire.PrimitiveArrays;
import dev.jfork.wire.WireException;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Shapes#area(Set, int[][], boolean)} in a JVM of its own.
 */
@Generated("dev.jfork.processor.WorkerProcessor")
@GeneratedLauncher("demo.Shapes.area(java.util.Set<demo.Shapes.Box<demo.Shapes.Shape>>, int[][], boolean)")
public final class AreaLauncher {
    private AreaLauncher() {
    }

    /**
     * Starts a JVM for this call, now.
     *
     * @return the process, started; its result: the area of each
     */
    public static WorkerProcess<Map<String, Double>> start(Set<Shapes.Box<Shapes.Shape>> shapes,
            int[][] grid, boolean deep) {
        return task(shapes, grid, deep).start();
    }

    /**
     * Makes a process for this call, with its name and number, to be started later.
     *
     * @return the process, not started; its result: the area of each
     */
    public static WorkerProcess<Map<String, Double>> unstarted(Set<Shapes.Box<Shapes.Shape>> shapes,
            int[][] grid, boolean deep) {
        return task(shapes, grid, deep).unstarted();
    }

    /**
     * Makes the call a value, and starts nothing.
     *
     * @return the call; its result: the area of each
     */
    public static WorkerTask<Map<String, Double>> task(Set<Shapes.Box<Shapes.Shape>> shapes,
            int[][] grid, boolean deep) {
        return WorkerTask.of(Method.INSTANCE, new Args(shapes, grid, deep));
    }

    /**
     * Says how the JVM is started.
     *
     * @param options the options
     * @return what starts it so
     */
    public static Configured with(WorkerOptions options) {
        return new Configured(options);
    }

    /**
     * Starts JVMs with options.
     */
    public static final class Configured {
        private final WorkerOptions options;

        private Configured(WorkerOptions options) {
            this.options = Objects.requireNonNull(options, "options");
        }

        /**
         * Starts a JVM for this call with these options, now.
         *
         * @return the process, started; its result: the area of each
         */
        public WorkerProcess<Map<String, Double>> start(Set<Shapes.Box<Shapes.Shape>> shapes,
                int[][] grid, boolean deep) {
            return task(shapes, grid, deep).start(this.options);
        }

        /**
         * Makes a process for this call with these options, with its name and number, to be started later.
         *
         * @return the process, not started; its result: the area of each
         */
        public WorkerProcess<Map<String, Double>> unstarted(Set<Shapes.Box<Shapes.Shape>> shapes,
                int[][] grid, boolean deep) {
            return task(shapes, grid, deep).unstarted(this.options);
        }
    }

    /**
     * The arguments of one call.
     */
    public record Args(Set<Shapes.Box<Shapes.Shape>> shapes, int[][] grid, boolean deep) {
    }

    private static final class Method extends WorkerMethod<Args, Map<String, Double>> {
        static final Method INSTANCE = register(new Method());

        private Method() {
            super(
                    "demo.Shapes.area",
                    "demo.Shapes.area(java.util.Set<demo.Shapes.Box<demo.Shapes.Shape>>, int[][], boolean) returns java.util.Map<java.lang.String, java.lang.Double>\n"
                            + "record demo.Shapes.Box<demo.Shapes.Shape>(demo.Shapes.Shape inside, java.util.Optional<java.lang.Double> weight)\n"
                            + "record demo.Shapes.Circle(double radius)\n"
                            + "record demo.Shapes.Group(demo.Shapes.Shape[] parts)\n"
                            + "sealed demo.Shapes.Shape permits demo.Shapes.Circle, demo.Shapes.Group");
        }

        @Override
        public Map<String, Double> call(Args arguments) {
            return Shapes.area(arguments.shapes(), arguments.grid(), arguments.deep());
        }

        @Override
        public Object[] values(Args arguments) {
            return new Object[] {arguments.shapes(), arguments.grid(), arguments.deep()};
        }

        @Override
        public void writeArguments(WireWriter out, Args arguments) {
            BoxOfShapeSetCodec.write(out, arguments.shapes());
            IntArrayArrayCodec.write(out, arguments.grid());
            out.writeBoolean(arguments.deep());
        }

        @Override
        public Args readArguments(WireReader in) {
            return new Args(BoxOfShapeSetCodec.read(in), IntArrayArrayCodec.read(in),
                    in.readBoolean());
        }

        @Override
        public void writeResult(WireWriter out, Map<String, Double> result) {
            StringDoubleMapCodec.write(out, result);
        }

        @Override
        public Map<String, Double> readResult(WireReader in) {
            return StringDoubleMapCodec.read(in);
        }
    }

    private static final class BoxOfShapeSetCodec {
        static void write(WireWriter out, Set<Shapes.Box<Shapes.Shape>> value) {
            if (value == null) {
                out.writeNull();
                return;
            }
            List<Shapes.Box<Shapes.Shape>> elements = new ArrayList<>(value);
            out.writeSize(elements.size());
            for (Shapes.Box<Shapes.Shape> element : elements) {
                BoxOfShapeCodec.write(out, element);
            }
        }

        static Set<Shapes.Box<Shapes.Shape>> read(WireReader in) {
            int size = in.readSize(1);
            if (size < 0) {
                return null;
            }
            LinkedHashSet<Shapes.Box<Shapes.Shape>> value = new LinkedHashSet<>();
            for (int i = 0; i < size; i++) {
                value.add(BoxOfShapeCodec.read(in));
            }
            return value;
        }
    }

    private static final class BoxOfShapeCodec {
        static void write(WireWriter out, Shapes.Box<Shapes.Shape> value) {
            if (out.writePresence(value)) {
                ShapeCodec.write(out, value.inside());
                DoubleOptionalCodec.write(out, value.weight());
            }
        }

        static Shapes.Box<Shapes.Shape> read(WireReader in) {
            if (!in.readPresence()) {
                return null;
            }
            return new Shapes.Box<>(ShapeCodec.read(in), DoubleOptionalCodec.read(in));
        }
    }

    private static final class ShapeCodec {
        static void write(WireWriter out, Shapes.Shape value) {
            if (value == null) {
                out.writeNull();
            } else if (value instanceof Shapes.Circle circle) {
                out.writeIndex(0);
                CircleCodec.write(out, circle);
            } else if (value instanceof Shapes.Group group) {
                out.writeIndex(1);
                GroupCodec.write(out, group);
            } else {
                throw new WireException("demo.Shapes.Shape did not permit, when this was compiled, " + value.getClass().getName());
            }
        }

        static Shapes.Shape read(WireReader in) {
            return switch (in.readIndex(2)) {
                case 0 -> CircleCodec.read(in);
                case 1 -> GroupCodec.read(in);
                default -> null;
            };
        }
    }

    private static final class CircleCodec {
        static void write(WireWriter out, Shapes.Circle value) {
            if (out.writePresence(value)) {
                out.writeDouble(value.radius());
            }
        }

        static Shapes.Circle read(WireReader in) {
            if (!in.readPresence()) {
                return null;
            }
            return new Shapes.Circle(in.readDouble());
        }
    }

    private static final class GroupCodec {
        static void write(WireWriter out, Shapes.Group value) {
            if (out.writePresence(value)) {
                out.enter();
                ShapeArrayCodec.write(out, value.parts());
                out.leave();
            }
        }

        static Shapes.Group read(WireReader in) {
            if (!in.readPresence()) {
                return null;
            }
            in.enter();
            Shapes.Group value = new Shapes.Group(ShapeArrayCodec.read(in));
            in.leave();
            return value;
        }
    }

    private static final class ShapeArrayCodec {
        static void write(WireWriter out, Shapes.Shape[] value) {
            if (value == null) {
                out.writeNull();
                return;
            }
            out.writeSize(value.length);
            out.enter();
            for (Shapes.Shape element : value) {
                ShapeCodec.write(out, element);
            }
            out.leave();
        }

        static Shapes.Shape[] read(WireReader in) {
            int size = in.readSize(1);
            if (size < 0) {
                return null;
            }
            Shapes.Shape[] value = new Shapes.Shape[size];
            in.enter();
            for (int i = 0; i < size; i++) {
                value[i] = ShapeCodec.read(in);
            }
            in.leave();
            return value;
        }
    }

    private static final class DoubleOptionalCodec {
        static void write(WireWriter out, Optional<Double> value) {
            if (out.writePresence(value)) {
                Boxes.writeDouble(out, value.orElse(null));
            }
        }

        static Optional<Double> read(WireReader in) {
            return in.readPresence() ? Optional.ofNullable(Boxes.readDouble(in)) : null;
        }
    }

    private static final class IntArrayArrayCodec {
        static void write(WireWriter out, int[][] value) {
            if (value == null) {
                out.writeNull();
                return;
            }
            out.writeSize(value.length);
            for (int[] element : value) {
                PrimitiveArrays.writeInts(out, element);
            }
        }

        static int[][] read(WireReader in) {
            int size = in.readSize(1);
            if (size < 0) {
                return null;
            }
            int[][] value = new int[size][];
            for (int i = 0; i < size; i++) {
                value[i] = PrimitiveArrays.readInts(in);
            }
            return value;
        }
    }

    private static final class StringDoubleMapCodec {
        static void write(WireWriter out, Map<String, Double> value) {
            if (value == null) {
                out.writeNull();
                return;
            }
            List<Map.Entry<String, Double>> entries = new ArrayList<>(value.entrySet());
            out.writeSize(entries.size());
            for (Map.Entry<String, Double> entry : entries) {
                out.writeString(entry.getKey());
                Boxes.writeDouble(out, entry.getValue());
            }
        }

        static Map<String, Double> read(WireReader in) {
            int size = in.readSize(1);
            if (size < 0) {
                return null;
            }
            LinkedHashMap<String, Double> value = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                value.put(in.readString(), Boxes.readDouble(in));
            }
            return value;
        }
    }
}
