package dev.jfork.processor.write;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jfork.processor.model.LauncherName;
import dev.jfork.processor.model.Parameter;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.WireType;
import dev.jfork.processor.model.WorkerMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;

/** Writes the launcher of a worker method: what users call on top, what travels below. */
public final class LauncherWriter {
    private static final TypeName DEPRECATED = ClassName.get(Deprecated.class);
    private static final String PROCESSOR = "dev.jfork.processor.WorkerProcessor";

    private final WorkerMethod method;
    private final PackageNames names;
    private final CodecNames codecs;
    private final ValueCode values;
    private final CallMethods calls;

    /**
     * Creates a writer.
     *
     * @param method the method, with nothing wrong about it
     * @param names the packages of the compilation, as they are in this round
     */
    public LauncherWriter(WorkerMethod method, PackageNames names) {
        this.method = method;
        this.names = names;
        this.codecs = new CodecNames(method.types(), method.owner(), takenNames());
        this.values = new ValueCode(method.types(), codecs);
        this.calls = new CallMethods(method);
    }

    /**
     * Writes the launcher.
     *
     * @return the source file
     */
    public JavaFile write() {
        return JavaFile.builder(method.launcher().packageName(), launcher())
                .skipJavaLangImports(!names.hideJavaLang(method.element()))
                .indent("    ")
                .build();
    }

    private TypeSpec launcher() {
        TypeSpec.Builder launcher = TypeSpec.classBuilder(method.launcher().className())
                .addOriginatingElement(method.element().getEnclosingElement())
                .addJavadoc("Runs {@link $T#$L} in a JVM of its own.\n", method.owner(), calls.javadocSignature())
                .addModifiers(FINAL);
        if (method.launcherIsPublic()) {
            launcher.addModifiers(PUBLIC);
        }
        annotate(launcher);
        launcher.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        calls.addTo(launcher);
        launcher.addMethod(with());
        launcher.addType(configured());
        launcher.addType(arguments());
        launcher.addType(new MethodWriter(method, values).write());
        if (!method.rebuilt().isEmpty()) {
            launcher.addType(DeclaredExceptionsWriter.write(method.rebuilt()));
        }
        CodecWriter codecWriter = new CodecWriter(codecs, values);
        for (WireType type : method.types().all()) {
            if (CodecNames.needsCodec(type)) {
                launcher.addType(codecWriter.write(type));
            }
        }
        return launcher.build();
    }

    private void annotate(TypeSpec.Builder launcher) {
        method.markers()
                .generated()
                .ifPresent(annotation -> launcher.addAnnotation(AnnotationSpec.builder(annotation)
                        .addMember("value", "$S", PROCESSOR)
                        .build()));
        launcher.addAnnotation(AnnotationSpec.builder(RuntimeNames.GENERATED_LAUNCHER)
                .addMember("value", "$S", method.signature())
                .build());
        method.markers().nullUnmarked().ifPresent(launcher::addAnnotation);
        Set<String> suppressed = new TreeSet<>(method.suppressed());
        for (AnnotationMirror each : method.element().getAnnotationMirrors()) {
            if (TypeName.get(each.getAnnotationType()).equals(DEPRECATED)) {
                launcher.addAnnotation(AnnotationSpec.get(each));
                suppressed.remove("deprecation"); // nobody warns deprecated code of other such code
            }
        }
        if (!suppressed.isEmpty()) {
            CodeBlock warnings = suppressed.stream()
                    .map(warning -> CodeBlock.of("$S", warning))
                    .collect(CodeBlock.joining(", "));
            launcher.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", suppressed.size() == 1 ? "$L" : "{$L}", warnings)
                    .build());
        }
    }

    private MethodSpec with() {
        return MethodSpec.methodBuilder("with")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("Says how the JVM is started.\n\n@param options the options\n@return what starts it so\n")
                .addParameter(RuntimeNames.WORKER_OPTIONS, "options")
                .returns(ClassName.get("", "Configured"))
                .addStatement("return new Configured(options)")
                .build();
    }

    private TypeSpec configured() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Configured")
                .addModifiers(PUBLIC, STATIC, FINAL)
                .addJavadoc("Starts JVMs with options.\n")
                .addField(RuntimeNames.WORKER_OPTIONS, "options", PRIVATE, FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(PRIVATE)
                        .addParameter(RuntimeNames.WORKER_OPTIONS, "options")
                        .addStatement("this.options = $T.requireNonNull(options, $S)", Objects.class, "options")
                        .build());
        calls.addConfiguredTo(type);
        return type.build();
    }

    private TypeSpec arguments() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (Parameter parameter : method.arguments()) {
            components.addParameter(parameter.declared(), parameter.name());
        }
        TypeSpec.Builder type = TypeSpec.recordBuilder("Args")
                .addModifiers(PUBLIC)
                .addJavadoc("The arguments of one call.\n")
                .addJavadoc(calls.parameterDocs());
        MethodSpec.Builder compact = MethodSpec.compactConstructorBuilder()
                .addModifiers(PUBLIC)
                .addJavadoc("Keeps them.\n")
                .addJavadoc(calls.parameterDocs());
        method.receiver()
                .ifPresent(receiver -> compact.beginControlFlow("if ($L == null)", receiver.name())
                        .addStatement(
                                "throw new $T($S)",
                                NullPointerException.class,
                                "no " + method.owner().simpleName() + " to call " + method.name() + " on")
                        .endControlFlow());
        if (calls.hasGenericVarargs()) {
            // Only an array of variable number is safe to pass on as one. Suppressing javac's warning instead would
            // take
            // a word that the Eclipse compiler does not know, and warns of.
            components.varargs();
            compact.addAnnotation(SafeVarargs.class);
        }
        if (calls.hasGenericVarargs() || method.receiver().isPresent()) {
            type.addMethod(compact.build());
        }
        return type.recordConstructor(components.build()).build();
    }

    private List<String> takenNames() {
        List<String> names = new ArrayList<>(LauncherName.NESTED);
        names.add(method.launcher().simpleName());
        method.rebuilt()
                .forEach(each -> names.add(each.type().topLevelClassName().simpleName()));
        return names;
    }
}
