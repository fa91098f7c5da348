package dev.jfork.processor.model;

/**
 * How compiled codecs are found again. A processor can't search a class path, but it can look into a package whose name it
 * knows: each type with codecs has such a package, and each of its codecs an interface there. In a named module the package
 * has the module's name as well, since no two modules may share a package.
 */
public final class CodecIndex {
    private static final String ROOT = "jfork.codecs.";

    private CodecIndex() {}

    /**
     * Names the package for a type.
     *
     * @param type the type's qualified name
     * @param module the name of the module that the codec is in, empty where it has none
     * @return the package's name
     */
    public static String packageOf(String type, CharSequence module) {
        return module.length() == 0 ? ROOT + type : ROOT + module + "." + type;
    }
}
