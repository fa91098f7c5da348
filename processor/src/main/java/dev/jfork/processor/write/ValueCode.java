package dev.jfork.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.jfork.processor.model.WireType;
import dev.jfork.processor.model.WireTypes;
import java.util.List;
import java.util.Locale;

/** The code that writes or reads one value: a call, of the writer, of the runtime, or of a codec in the same launcher. */
final class ValueCode {
    private final WireTypes types;
    private final CodecNames codecs;

    ValueCode(WireTypes types, CodecNames codecs) {
        this.types = types;
        this.codecs = codecs;
    }

    /** A statement, without its semicolon, that writes what an expression gives to {@code out}. */
    CodeBlock write(TypeName name, CodeBlock expression) {
        WireType type = types.get(name);
        if (type instanceof WireType.Primitive) {
            return CodeBlock.of("out.write$L($L)", capitalised(name), expression);
        }
        if (type instanceof WireType.Known known) {
            return known.home() == null
                    ? CodeBlock.of("out.$L($L)", known.writer(), expression)
                    : CodeBlock.of("$T.$L(out, $L)", known.home(), known.writer(), expression);
        }
        return CodeBlock.of("$L.write(out, $L)", codecs.get(name), expression);
    }

    /** The name of the codec of a type that has one. */
    String codec(TypeName name) {
        return codecs.get(name);
    }

    /** An expression that reads a value from {@code in}. */
    CodeBlock read(TypeName name) {
        WireType type = types.get(name);
        if (type instanceof WireType.Primitive) {
            return CodeBlock.of("in.read$L()", capitalised(name));
        }
        if (type instanceof WireType.Known known) {
            return known.home() == null
                    ? CodeBlock.of("in.$L()", known.reader())
                    : CodeBlock.of("$T.$L(in)", known.home(), known.reader());
        }
        return CodeBlock.of("$L.read(in)", codecs.get(name));
    }

    /** An expression that reads values one after the other and makes a record of them. */
    CodeBlock construct(ClassName record, boolean isGeneric, List<TypeName> components) {
        CodeBlock arguments = CodeBlock.join(components.stream().map(this::read).toList(), ",$W");
        return CodeBlock.of("new $T$L($L)", record, isGeneric ? "<>" : "", arguments);
    }

    /** Whether values of a type may, directly or not, have other ones of it for parts. */
    boolean isRecursive(WireType type) {
        return types.reachesItself(type);
    }

    private static String capitalised(TypeName primitive) {
        String name = primitive.toString();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
