package dev.jfork.processor;

import com.google.auto.service.AutoService;
import dev.jfork.processor.scan.LocalWorkers;
import dev.jfork.processor.validate.Diagnostic;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Refuses {@code @Worker} in local and anonymous classes.
 *
 * <p>A processor of its own, since it must see every compilation: javac calls no processor for an annotation that is in a
 * local class alone. It writes nothing and claims nothing.
 */
@AutoService(Processor.class)
public final class LocalWorkerProcessor extends AbstractProcessor {
    private Optional<LocalWorkers> workers = Optional.empty();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        workers = LocalWorkers.in(environment);
    }

    /** None where there is nothing to search with. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return workers.isPresent() ? Set.of("*") : Set.of();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        workers.ifPresent(finder -> round.getRootElements()
                .forEach(root ->
                        finder.find(root, (method, place) -> place.error(Diagnostic.WORKER_LOCAL.message(method)))));
        return false;
    }
}
