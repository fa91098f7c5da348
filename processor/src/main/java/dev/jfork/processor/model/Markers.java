package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Optional;

/**
 * Annotations that tell other tools what to make of a launcher: used where the user's module can see them.
 *
 * @param generated {@code javax.annotation.processing.Generated}
 * @param nullUnmarked JSpecify's {@code NullUnmarked}: {@code null} travels, and a codec passes it on as it comes, which
 *     would be an error in a package that is {@code NullMarked}
 */
public record Markers(Optional<ClassName> generated, Optional<ClassName> nullUnmarked) {}
