package dev.jfork.processor.model;

/**
 * How compiled codecs are found again. A processor can't search a class path, but it can look into a package whose name it
 * knows: each type with codecs has such a package, and each of its codecs an interface there. The module that a codec is in
 * is no part of the name: its jar may be found on a class path. So no two modules of one program may have codecs for one
 * generic type, as they would share the package, even if for different type arguments.
 */
public final class CodecIndex {
    private static final String ROOT = "jfork.codecs.";

    private CodecIndex() {}

    /**
     * Names the package for a type.
     *
     * @param type the type's qualified name
     * @return the package's name
     */
    public static String packageOf(String type) {
        return ROOT + type;
    }
}
