package dev.jfork.benchmarks.codec;

/** Who writes and reads. */
public enum Library {
    /** The generated codecs. */
    JFORK("jfork"),
    /** Java serialization. */
    JAVA("Java serialization"),
    /** Kryo 5. */
    KRYO("Kryo 5"),
    /** Apache Fory. */
    FORY("Apache Fory"),
    /** {@code System.arraycopy} of the bytes of the doubles: what memory can do. */
    ARRAYCOPY("System.arraycopy");

    private final String title;

    Library(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Sets the library up. */
    Format format(Payload payload) {
        return switch (this) {
            case JFORK -> new JforkFormat(payload);
            case JAVA -> new JavaFormat();
            case KRYO -> new KryoFormat();
            case FORY -> new ForyFormat();
            case ARRAYCOPY -> new ArrayCopy();
        };
    }

    /** Whether it has anything to do with such a value. */
    boolean takes(Payload payload) {
        return this != ARRAYCOPY || payload == Payload.DOUBLES;
    }
}
