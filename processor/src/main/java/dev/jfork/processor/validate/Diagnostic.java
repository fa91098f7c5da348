package dev.jfork.processor.validate;

import java.util.Locale;

/** All that the processor may say, each with the name under which {@code docs/diagnostics.md} explains it. */
public enum Diagnostic {
    /** Takes the method, and the class it is in, twice. */
    WORKER_NOT_STATIC(
            "WorkerNotStatic",
            "@Worker method %s must be static: the worker process has no %s to call it on. Add 'static', or make %s a"
                    + " record, which is sent along, as are enums, sealed interfaces and types with a codec."),

    /** Takes the method. */
    WORKER_PRIVATE(
            "WorkerPrivate",
            "@Worker method %s must not be private: its launcher, another class of the package, could not call it. Remove"
                    + " 'private'."),

    /** Takes the method. */
    WORKER_GENERIC(
            "WorkerGeneric",
            "@Worker method %s must not have type parameters: the worker process has to know what it reads. Write a worker"
                    + " method for each type that you need; it may call this one."),

    /** Takes the method, and the private class. */
    WORKER_HIDDEN(
            "WorkerHidden",
            "@Worker method %s is inside of %s, which is private: its launcher, another class of the package, could not call"
                    + " it. Remove 'private' from the class, or move the method."),

    /** Takes the method. */
    WORKER_LOCAL(
            "WorkerLocal",
            "@Worker method %s is in a local or anonymous class: the worker process could not find it by name. Move it to a"
                    + " class of its own, or to the one around it."),

    /** Takes the method, and its class. */
    WORKER_UNNAMEABLE(
            "WorkerUnnameable",
            "@Worker method %s is in %s, which its launcher can't name: every launcher has a class of that name inside."
                    + " Rename the class, or give it a package."),

    /** Takes the method, and its class, twice. */
    WORKER_IN_COMPACT_FILE(
            "WorkerInCompactFile",
            "@Worker method %s is in a file that doesn't declare its class, %s, so that no launcher can name that. Write"
                    + " 'class %s { ... }' around what is in the file."),

    /** Takes the method, the places that its parameters take, and how many there are. */
    TOO_MANY_PARAMETERS(
            "TooManyParameters",
            "The parameters of @Worker method %s take %d places in a call, and its launcher has %d. A long or a double takes"
                    + " two, any other one; so does the object that the method is called on. Put some into a record."),

    /** Takes the parameter, the path to the part, the part's type, and the reason. */
    PARAMETER_CANNOT_TRAVEL("ParameterCannotTravel", "Parameter %s: %s%s can't travel to another process: %s."),

    /** Takes the method, the path to the part, the part's type, and the reason. */
    RESULT_CANNOT_TRAVEL("ResultCannotTravel", "The result of %s: %s%s can't travel to another process: %s."),

    /** Takes the method, the path to the part, the part's type, and the reason. */
    RECEIVER_CANNOT_TRAVEL(
            "ReceiverCannotTravel",
            "@Worker method %s is called on an object that is sent along: %s%s can't travel to another process: %s. Mend"
                    + " that, or make the method static."),

    /** Takes the place. */
    JAVA_SERIALIZED_UNNEEDED(
            "JavaSerializedUnneeded",
            "@JavaSerialized has nothing to do at %s: it travels without. Remove it; where a component of a record needs"
                    + " it, annotate that component."),

    /** Takes the codec, and the type that its annotation names. */
    CODEC_NOT_CODEC(
            "CodecNotCodec",
            "@WireCodec class %s must implement Codec<%2$s>: launchers call it to write and to read %2$s. Add 'implements"
                    + " Codec<%2$s>', or remove the annotation."),

    /** Takes the type that the annotation names, the codec, and the type that it carries. */
    CODEC_TYPE_MISMATCH(
            "CodecTypeMismatch",
            "@WireCodec says %s, but %s implements Codec<%s>: it can carry one type only. Name the same class in both."),

    /** Takes the type that the annotation names, and the reason. */
    CODEC_UNUSABLE("CodecUnusable", "There can't be a codec for %s: %s."),

    /** Takes the codec. */
    CODEC_NOT_CREATABLE(
            "CodecNotCreatable",
            "Launchers can't make a %s. Let the codec be an enum with one constant, or a class with a public constructor that"
                    + " takes no parameters and throws no exceptions; and neither abstract, generic, private nor inner."),

    /** Takes the type, and the other codecs. */
    CODEC_DUPLICATE(
            "CodecDuplicate",
            "%s has another codec, %s: launchers could not know which to use. Remove all of them but one."),

    /** Takes the types, and the method. */
    TYPE_UNRESOLVED(
            "TypeUnresolved",
            "There is no type %s, so that no launcher can be written for %s. Is an import or a dependency missing, or did"
                    + " another annotation processor fail to generate it?"),

    /** Takes the name. */
    LAUNCHER_NAME_INVALID(
            "LauncherNameInvalid",
            "\"%s\" can't be the name of a class. A launcher needs a simple name, as in @Worker(launcher ="
                    + " \"RenderLauncher\")."),

    /** Takes the method, the launcher, and what has the name. */
    LAUNCHER_NAME_TAKEN(
            "LauncherNameTaken",
            "The launcher of %s would be %s, which is the name of %s. Choose another with @Worker(launcher = \"…\")."),

    /** Takes the method, the launcher, and the other methods. */
    LAUNCHER_NAME_CLASH(
            "LauncherNameClash",
            "The launcher of %s would be %s, and so would that of %s. Name one of them with @Worker(launcher = \"…\")."),

    /** Takes what is said. */
    DEADLINE_INVALID(
            "DeadlineInvalid",
            "\"%s\" is no deadline: write hours, minutes and seconds, in all more than 0, as in \"30s\", \"1h30m\" or"
                    + " \"0.5s\"."),

    /** Takes what is said. */
    MAX_HEAP_INVALID(
            "MaxHeapInvalid",
            "\"%s\" is no heap size: write a number greater than 0 and a unit k, m, g or t, as in \"512m\"."),

    /** Takes what is said. */
    JVM_OPTION_INVALID(
            "JvmOptionInvalid",
            "\"%s\" is no option of a JVM: it must begin with '-'. An option with a value is one word, as in"
                    + " \"--add-opens=java.base/java.lang=ALL-UNNAMED\"."),

    /** Takes what is said. */
    JVM_OPTION_REFUSED(
            "JvmOptionRefused",
            "\"%s\" would change which program runs: a worker runs jfork, on the class path of its parent. Remove it."),

    /** Takes what is said. */
    ENVIRONMENT_INVALID(
            "EnvironmentInvalid", "\"%s\" is no variable with its value: write both, as in \"OMP_NUM_THREADS=1\"."),

    /** Takes what is said. */
    PATH_INVALID("PathInvalid", "\"%s\" is no path: there is a zero character in it. Remove that."),

    /** Takes the generated class, and what the compiler said. */
    FILE_NOT_WRITTEN(
            "FileNotWritten",
            "The source of %s can't be written: %s. If another annotation processor writes a class of this name, choose"
                    + " another name; if not, see to the disk and the compiler's output directory.");

    private final String id;
    private final String text;

    Diagnostic(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /**
     * Names the diagnostic.
     *
     * @return the name, which is a heading of {@code docs/diagnostics.md}
     */
    public String id() {
        return id;
    }

    /**
     * Makes the message.
     *
     * @param details what it is about
     * @return the message, with the diagnostic's name before it
     */
    public String message(Object... details) {
        return "[" + id + "] " + String.format(Locale.ROOT, text, details);
    }
}
