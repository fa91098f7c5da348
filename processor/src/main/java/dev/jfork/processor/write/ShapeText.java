package dev.jfork.processor.write;

import com.palantir.javapoet.TypeName;
import dev.jfork.processor.model.WireType;
import dev.jfork.processor.model.WorkerMethod;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What parent and child must agree on, for people to read: the method, and each type of the user's that it reaches, a line
 * each. Where they don't agree, the first line that differs says what was changed. Records, enums and codecs are asked once more when the program runs.
 */
final class ShapeText {
    private ShapeText() {}

    static String text(WorkerMethod method) {
        String first = method.signature() + " returns " + method.result();
        Stream<String> others =
                method.types().all().stream().flatMap(ShapeText::line).sorted();
        return Stream.concat(Stream.of(first), others).collect(Collectors.joining("\n"));
    }

    private static Stream<String> line(WireType type) {
        if (type instanceof WireType.Structure structure) {
            return Stream.of("record " + structure.type()
                    + structure.components().stream()
                            .map(component -> component.type() + " " + component.name())
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        if (type instanceof WireType.Union union) {
            return Stream.of("sealed " + union.type() + " permits "
                    + union.cases().stream().map(TypeName::toString).collect(Collectors.joining(", ")));
        }
        if (type instanceof WireType.Custom custom) {
            return Stream.of("codec " + custom.codec() + " of " + custom.type());
        }
        if (type instanceof WireType.Serialized serialized) {
            String reached = serialized.reached().isEmpty() ? "nothing else" : String.join(", ", serialized.reached());
            return Stream.of("serialized " + serialized.type() + " with " + reached);
        }
        return Stream.empty();
    }
}
