package dev.jfork.processor.model;

import java.util.Map;
import java.util.Optional;

/**
 * A method's documentation, in parts.
 *
 * @param description what comes before all tags; may be empty
 * @param parameters what is said of each parameter, by its name in the launcher
 * @param result what is said of the result
 */
public record Javadoc(String description, Map<String, String> parameters, Optional<String> result) {
    /** Copies the map. */
    public Javadoc {
        parameters = Map.copyOf(parameters);
    }
}
