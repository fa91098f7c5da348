package dev.jfork.processor.write;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jfork.processor.model.Parameter;
import dev.jfork.processor.model.RuntimeNames;
import dev.jfork.processor.model.WorkerMethod;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the methods that take the worker method's parameters: {@code start}, {@code unstarted} and {@code task}. */
final class CallMethods {
    private final WorkerMethod method;
    private final TypeName process;
    private final TypeName task;
    private final String arguments;

    CallMethods(WorkerMethod method) {
        this.method = method;
        this.process = ParameterizedTypeName.get(
                RuntimeNames.WORKER_PROCESS, method.declaredResult().box());
        this.task = ParameterizedTypeName.get(
                RuntimeNames.WORKER_TASK, method.declaredResult().box());
        this.arguments = method.arguments().stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    void addTo(TypeSpec.Builder launcher) {
        launcher.addMethod(start("")
                .addModifiers(STATIC)
                .addStatement("return task($L).start()", arguments)
                .build());
        launcher.addMethod(unstarted("")
                .addModifiers(STATIC)
                .addStatement("return task($L).unstarted()", arguments)
                .build());
        launcher.addMethod(call("task", task)
                .addModifiers(STATIC)
                .addJavadoc("Makes the call a value, and starts nothing.\n")
                .addJavadoc(details("the call"))
                .addStatement("return $T.of(Method.INSTANCE, new Args($L))", RuntimeNames.WORKER_TASK, arguments)
                .build());
    }

    void addConfiguredTo(TypeSpec.Builder configured) {
        // Java takes @SafeVarargs only on methods that can't be overridden.
        Modifier[] modifiers = hasGenericVarargs() ? new Modifier[] {FINAL} : new Modifier[0];
        configured.addMethod(start(" with these options")
                .addModifiers(modifiers)
                .addStatement("return task($L).start(this.options)", arguments)
                .build());
        configured.addMethod(unstarted(" with these options")
                .addModifiers(modifiers)
                .addStatement("return task($L).unstarted(this.options)", arguments)
                .build());
    }

    /** The method as javadoc links to it: erased, and with its own names for types. */
    CodeBlock javadocSignature() {
        CodeBlock types = method.parameters().stream()
                .map(parameter -> erased(parameter.type()))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("$L($L)", method.name(), types);
    }

    CodeBlock parameterDocs() {
        CodeBlock.Builder docs = CodeBlock.builder();
        String separator = "\n";
        for (Parameter parameter : method.arguments()) {
            String words = method.receiver().filter(parameter::equals).isPresent()
                    ? "the object that the method is called on"
                    : method.javadoc().parameters().get(parameter.name());
            if (words != null) {
                docs.add("$L@param $L $L\n", separator, parameter.name(), words);
                separator = "";
            }
        }
        return docs.build();
    }

    private MethodSpec.Builder start(String how) {
        String description = method.javadoc().description();
        MethodSpec.Builder spec = call("start", process);
        if (!description.isEmpty()) {
            spec.addJavadoc("$L\n\n<p>", description);
        }
        return spec.addJavadoc("Starts a JVM for this call$L, now.\n", how).addJavadoc(details("the process, started"));
    }

    private MethodSpec.Builder unstarted(String how) {
        return call("unstarted", process)
                .addJavadoc("Makes a process for this call$L, with its name and number, to be started later.\n", how)
                .addJavadoc(details("the process, not started"));
    }

    private CodeBlock details(String returned) {
        CodeBlock parameters = parameterDocs();
        String result =
                method.javadoc().result().map(words -> "; its result: " + words).orElse("");
        return CodeBlock.builder()
                .add(parameters)
                .add("$L@return $L$L\n", parameters.isEmpty() ? "\n" : "", returned, result)
                .build();
    }

    private MethodSpec.Builder call(String name, TypeName returned) {
        MethodSpec.Builder spec = MethodSpec.methodBuilder(name)
                .addModifiers(PUBLIC)
                .returns(returned)
                .varargs(method.varargs());
        for (Parameter parameter : method.arguments()) {
            spec.addParameter(parameter.declared(), parameter.name());
        }
        if (hasGenericVarargs()) {
            spec.addAnnotation(SafeVarargs.class);
        }
        return spec;
    }

    boolean hasGenericVarargs() {
        int last = method.parameters().size() - 1;
        return method.varargs()
                && ContainerCode.isGeneric(method.parameters().get(last).type());
    }

    private static CodeBlock erased(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            return CodeBlock.of("$L[]", erased(array.componentType()));
        }
        return CodeBlock.of("$T", type instanceof ParameterizedTypeName generic ? generic.rawType() : type);
    }
}
