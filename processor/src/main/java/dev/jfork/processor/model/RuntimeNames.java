package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;

/** The classes that launchers mention. By name: the processor loads none of them, and so fits any of their versions. */
public final class RuntimeNames {
    /** The module that all of them are in, for those who import a module. */
    public static final String MODULE = "dev.jfork.runtime";

    /** The annotation of worker methods. */
    public static final ClassName WORKER = ClassName.get("dev.jfork", "Worker");

    /** The annotation of launchers. */
    public static final ClassName GENERATED_LAUNCHER = ClassName.get("dev.jfork", "GeneratedLauncher");

    /** A process that runs a task. */
    public static final ClassName WORKER_PROCESS = ClassName.get("dev.jfork", "WorkerProcess");

    /** A call as a value. */
    public static final ClassName WORKER_TASK = ClassName.get("dev.jfork", "WorkerTask");

    /** How a process is started. */
    public static final ClassName WORKER_OPTIONS = ClassName.get("dev.jfork", "WorkerOptions");

    /** What a launcher tells the runtime of its method. */
    public static final ClassName WORKER_METHOD = ClassName.get("dev.jfork.wire", "WorkerMethod");

    /** Writes bytes. */
    public static final ClassName WIRE_WRITER = ClassName.get("dev.jfork.wire", "WireWriter");

    /** Reads bytes. */
    public static final ClassName WIRE_READER = ClassName.get("dev.jfork.wire", "WireReader");

    /** What both throw. */
    public static final ClassName WIRE_EXCEPTION = ClassName.get("dev.jfork.wire", "WireException");

    /** What carries a type of the user's. */
    public static final ClassName CODEC = ClassName.get("dev.jfork.wire", "Codec");

    /** The annotation of codecs. */
    public static final ClassName WIRE_CODEC = ClassName.get("dev.jfork.wire", "WireCodec");

    /** The annotation by which compiled codecs are found. */
    public static final ClassName CODEC_INDEX = ClassName.get("dev.jfork.wire", "CodecIndex");

    /** Calls a codec of the user's. */
    public static final ClassName CODECS = ClassName.get("dev.jfork.wire", "Codecs");

    /** Refuses collections with an order that would be lost. */
    public static final ClassName ORDERING = ClassName.get("dev.jfork.wire", "Ordering");

    /** Carries a type by Java serialization. */
    public static final ClassName JAVA_SERIALIZATION = ClassName.get("dev.jfork.wire", "JavaSerialization");

    /** The annotation of places where Java serialization may be used. */
    public static final ClassName JAVA_SERIALIZED = ClassName.get("dev.jfork", "JavaSerialized");

    /** The JDK's annotation for generated code, which not every module can see. */
    public static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    /** JSpecify's annotation for code that says nothing of {@code null}, where it is on the class path. */
    public static final ClassName NULL_UNMARKED = ClassName.get("org.jspecify.annotations", "NullUnmarked");

    private RuntimeNames() {}
}
