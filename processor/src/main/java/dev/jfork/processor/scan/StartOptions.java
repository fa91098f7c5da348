package dev.jfork.processor.scan;

import dev.jfork.processor.model.Annotations;
import dev.jfork.processor.model.StartOption;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/** What {@code @Worker} says of how a process is started. */
final class StartOptions {
    private StartOptions() {}

    /** What is the default anyway says nothing: an empty text, or {@code false}. */
    static List<StartOption> of(AnnotationMirror worker) {
        List<StartOption> options = new ArrayList<>();
        for (StartOption.Kind kind : StartOption.Kind.values()) {
            Annotations.value(worker, kind.member()).ifPresent(said -> add(kind, worker, said, options));
        }
        return List.copyOf(options);
    }

    private static void add(
            StartOption.Kind kind, AnnotationMirror worker, AnnotationValue said, List<StartOption> options) {
        if (said.getValue() instanceof List<?> several) {
            several.forEach(each -> options.add(option(kind, worker, (AnnotationValue) each)));
        } else if (!said.getValue().equals("") && !said.getValue().equals(false)) {
            options.add(option(kind, worker, said));
        }
    }

    private static StartOption option(StartOption.Kind kind, AnnotationMirror worker, AnnotationValue value) {
        return new StartOption(kind, value.getValue().toString(), worker, value);
    }
}
