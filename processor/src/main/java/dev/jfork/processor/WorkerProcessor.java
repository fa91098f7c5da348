package dev.jfork.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import dev.jfork.processor.model.CodecClass;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.WorkerMethod;
import dev.jfork.processor.scan.UnresolvedNames;
import dev.jfork.processor.scan.WireCodecs;
import dev.jfork.processor.scan.WorkerScanner;
import dev.jfork.processor.validate.CodecRules;
import dev.jfork.processor.validate.Diagnostic;
import dev.jfork.processor.validate.LauncherNameRules;
import dev.jfork.processor.validate.PlacementRules;
import dev.jfork.processor.validate.Problem;
import dev.jfork.processor.validate.StartOptionRules;
import dev.jfork.processor.validate.TravelRules;
import dev.jfork.processor.write.CodecIndexWriter;
import dev.jfork.processor.write.LauncherWriter;
import dev.jfork.processor.write.PackageNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Writes a launcher for each method that is annotated {@code @Worker}: scan, validate, write. */
@AutoService(Processor.class)
public final class WorkerProcessor extends AbstractProcessor {
    private final WorkerQueue queue = new WorkerQueue();
    private @Nullable LauncherNameRules launcherNames;
    private @Nullable WireCodecs codecs;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        launcherNames = new LauncherNameRules(environment.getElementUtils());
        codecs = new WireCodecs(environment);
    }

    /** The annotations of users, and those of launchers, lest the compiler wonder who they are for. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(
                RuntimeNames.WORKER.canonicalName(),
                RuntimeNames.WIRE_CODEC.canonicalName(),
                RuntimeNames.CODEC_INDEX.canonicalName(),
                RuntimeNames.JAVA_SERIALIZED.canonicalName(),
                RuntimeNames.GENERATED_LAUNCHER.canonicalName(),
                RuntimeNames.GENERATED.canonicalName(),
                RuntimeNames.NULL_UNMARKED.canonicalName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Claims the annotations: where nobody does, {@code -Xlint:processing} warns the user of them. */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // no other processor has a use for them
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        codecs().add(round).forEach(this::validateAndIndex);
        WorkerScanner scanner = new WorkerScanner(processingEnv, codecs());
        if (round.processingOver()) {
            reportUnresolved(
                    queue.waiting(elements()).stream().map(scanner::scan).toList());
            return true;
        }
        List<WorkerMethod> ready = new ArrayList<>();
        for (ExecutableElement element : queue.next(round, elements())) {
            Optional<Problem> unnameable = PlacementRules.checkClass(element, elements());
            if (unnameable.isPresent()) {
                unnameable.get().report(processingEnv.getMessager(), element);
                continue;
            }
            WorkerMethod method = scanner.scan(element);
            if (WorkerScanner.isUnresolved(method)) {
                queue.defer(element);
            } else {
                ready.add(method);
            }
        }
        LauncherNameRules names = names();
        ready.forEach(names::add);
        PackageNames packageNames = new PackageNames(elements());
        ready.forEach(method -> validateAndWrite(method, packageNames));
        return true;
    }

    private void validateAndWrite(WorkerMethod method, PackageNames packageNames) {
        List<Problem> problems = new ArrayList<>(PlacementRules.check(method));
        problems.addAll(StartOptionRules.check(method));
        problems.addAll(TravelRules.check(method));
        problems.addAll(names().check(method));
        if (problems.isEmpty()) {
            write(new LauncherWriter(method, packageNames).write(), method.element());
        }
        problems.forEach(problem -> problem.report(processingEnv.getMessager(), method.element()));
    }

    private void validateAndIndex(CodecClass codec) {
        List<Problem> problems = CodecRules.check(codec, codecs().ofTheSameClass(codec));
        if (problems.isEmpty()) {
            write(CodecIndexWriter.write(codec), codec.element());
        }
        problems.forEach(problem -> problem.report(processingEnv.getMessager(), codec.element()));
    }

    private void write(JavaFile file, Element place) {
        try {
            file.writeTo(processingEnv.getFiler());
        } catch (IOException e) {
            String name = file.packageName() + "." + file.typeSpec().name();
            processingEnv.getMessager().printMessage(Kind.ERROR, Diagnostic.FILE_NOT_WRITTEN.message(name, e), place);
        }
    }

    /** Names each type once, at the first method that needs it. */
    private void reportUnresolved(List<WorkerMethod> methods) {
        Set<String> named = new HashSet<>();
        for (WorkerMethod method : methods) {
            SortedSet<String> names = UnresolvedNames.of(method, elements());
            names.removeIf(name -> !named.add(name));
            if (!names.isEmpty()) {
                String message = Diagnostic.TYPE_UNRESOLVED.message(String.join(", ", names), method.name());
                processingEnv.getMessager().printMessage(Kind.ERROR, message, method.element());
            }
        }
    }

    private Elements elements() {
        return processingEnv.getElementUtils();
    }

    private LauncherNameRules names() {
        return initialised(launcherNames);
    }

    private WireCodecs codecs() {
        return initialised(codecs);
    }

    private static <T> T initialised(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("init() comes first");
        }
        return value;
    }
}
