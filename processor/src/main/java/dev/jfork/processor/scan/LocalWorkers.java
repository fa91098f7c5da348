package dev.jfork.processor.scan;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.jfork.processor.model.Annotations;
import dev.jfork.processor.model.RuntimeNames;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code @Worker} in local and anonymous classes, which annotation processing does not show: without this, the
 * annotation would do nothing there, and say nothing.
 *
 * <p>Reads javac's syntax trees, and is not there under other compilers, or under build tools that wrap javac's
 * environment. Nothing else depends on it.
 */
public final class LocalWorkers {
    private final Trees trees;
    private final Set<CompilationUnitTree> seen = new HashSet<>();

    private LocalWorkers(Trees trees) {
        this.trees = trees;
    }

    /**
     * Looks whether there are syntax trees.
     *
     * @param environment the compiler
     * @return the finder, under a javac that is not wrapped
     */
    public static Optional<LocalWorkers> in(ProcessingEnvironment environment) {
        try {
            return Optional.of(new LocalWorkers(Trees.instance(environment)));
        } catch (IllegalArgumentException | LinkageError e) {
            return Optional.empty(); // no javac, or one that is wrapped
        }
    }

    /**
     * Finds worker methods in local and anonymous classes.
     *
     * @param root a class of the current round
     * @param found is told the method's name, and how to report an error there
     */
    public void find(Element root, BiConsumer<String, Reporter> found) {
        if (Annotations.find(root, RuntimeNames.GENERATED_LAUNCHER).isPresent()) {
            return;
        }
        TreePath path = trees.getPath(root);
        if (path != null && seen.add(path.getCompilationUnit())) {
            CompilationUnitTree unit = path.getCompilationUnit();
            new Finder(unit, namesOfWorker(unit), found).scan(new TreePath(unit), null);
        }
    }

    /** Reports an error at a place that is no element. */
    @FunctionalInterface
    public interface Reporter {
        /**
         * Reports an error.
         *
         * @param message the message
         */
        void error(String message);
    }

    /** What {@code @Worker} may be called in a file: its simple name is anybody's where it is not imported. */
    private static Set<String> namesOfWorker(CompilationUnitTree unit) {
        String worker = RuntimeNames.WORKER.canonicalName();
        String all = RuntimeNames.WORKER.packageName() + ".*";
        for (ImportTree each : unit.getImports()) {
            String name = each.getQualifiedIdentifier().toString();
            if (name.equals(worker) || name.equals(all) || name.equals(RuntimeNames.MODULE)) {
                return Set.of(worker, RuntimeNames.WORKER.simpleName());
            }
        }
        return Set.of(worker);
    }

    private final class Finder extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final Set<String> names;
        private final BiConsumer<String, Reporter> found;

        Finder(CompilationUnitTree unit, Set<String> names, BiConsumer<String, Reporter> found) {
            this.unit = unit;
            this.names = names;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            if (isWorker(method) && isInLocalClass()) {
                found.accept(
                        method.getName().toString(),
                        message -> trees.printMessage(Diagnostic.Kind.ERROR, message, method, unit));
            }
            return super.visitMethod(method, null);
        }

        private boolean isInLocalClass() {
            TreePath owner = getCurrentPath().getParentPath();
            while (owner != null && owner.getLeaf() instanceof ClassTree) {
                owner = owner.getParentPath();
            }
            return owner != null && !(owner.getLeaf() instanceof CompilationUnitTree);
        }

        private boolean isWorker(MethodTree method) {
            for (AnnotationTree each : method.getModifiers().getAnnotations()) {
                if (names.contains(each.getAnnotationType().toString())) {
                    return true;
                }
            }
            return false;
        }
    }
}
