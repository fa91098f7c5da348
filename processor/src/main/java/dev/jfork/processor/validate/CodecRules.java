package dev.jfork.processor.validate;

import dev.jfork.processor.model.CodecClass;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A codec must be one, of the type that it says, and the only one; and launchers must get hold of it. */
public final class CodecRules {
    private CodecRules() {}

    /**
     * Checks a codec.
     *
     * @param codec the codec
     * @param ofTheSameClass all codecs of the class that it names
     * @return what is wrong with it
     */
    public static List<Problem> check(CodecClass codec, Collection<CodecClass> ofTheSameClass) {
        String name = codec.name().simpleName();
        if (codec.carried().isEmpty()) {
            return List.of(Problem.at(codec.element(), Diagnostic.CODEC_NOT_CODEC.message(name, codec.target())));
        }
        if (!codec.carriesTarget()) {
            return List.of(new Problem(
                    Diagnostic.CODEC_TYPE_MISMATCH.message(
                            codec.target(), name, codec.carried().get()),
                    codec.element(),
                    Optional.of(codec.annotation()),
                    Optional.of(codec.value())));
        }
        if (codec.unusable().isPresent()) {
            return List.of(Problem.at(
                    codec.element(),
                    Diagnostic.CODEC_UNUSABLE.message(
                            codec.carried().get(), codec.unusable().get())));
        }
        if (codec.creation().isEmpty()) {
            return List.of(Problem.at(codec.element(), Diagnostic.CODEC_NOT_CREATABLE.message(name)));
        }
        List<CodecClass> others = ofTheSameClass.stream()
                .filter(each -> each.isSound() && !each.name().equals(codec.name()))
                .filter(each -> each.carried().equals(codec.carried()))
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(Problem.at(
                        codec.element(),
                        Diagnostic.CODEC_DUPLICATE.message(codec.carried().get(), CodecClass.names(others))));
    }
}
