package dev.jfork.processor.model;

/**
 * How compiled codecs are found again. A processor can't search a class path, but it can look into a package whose name it
 * knows: each type with codecs has such a package, and each of its codecs an interface there. As the package belongs to one
 * type alone, no two modules share it, unless both have a codec for that type, which is an error anyway.
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
