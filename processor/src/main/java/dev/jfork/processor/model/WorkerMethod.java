package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;

/**
 * A method that is annotated {@code @Worker}, as it was declared: right or wrong.
 *
 * @param element where it was declared
 * @param owner the class it belongs to
 * @param name its name
 * @param launcher the launcher's name
 * @param options what the annotation says of how a process for it is started
 * @param idempotent whether it may be run again where its process died
 * @param receiver the object that it is called on, or nothing for a static method
 * @param parameters its parameters, in order
 * @param varargs whether the last parameter takes a variable number of arguments
 * @param result the type of its result, or {@code void}
 * @param declaredResult the same with the annotations that stand at it
 * @param resultJavaSerialized whether what can't travel otherwise of the result goes by Java serialization
 * @param types all types that the parameters and the result reach
 * @param hiddenBy the private class in which it is hidden from its package, if there is one
 * @param throwsChecked whether it declares exceptions
 * @param rebuilt those of them that the launcher can make again
 * @param launcherIsPublic whether the method and its classes are public
 * @param suppressed the warnings that code which uses it would get
 * @param markers the annotations that tell other tools what to make of the launcher, where the user's module sees them
 * @param javadoc its documentation
 */
public record WorkerMethod(
        ExecutableElement element,
        ClassName owner,
        String name,
        LauncherName launcher,
        List<StartOption> options,
        boolean idempotent,
        Optional<Parameter> receiver,
        List<Parameter> parameters,
        boolean varargs,
        TypeName result,
        TypeName declaredResult,
        boolean resultJavaSerialized,
        WireTypes types,
        Optional<ClassName> hiddenBy,
        boolean throwsChecked,
        List<ThrownType> rebuilt,
        boolean launcherIsPublic,
        Set<String> suppressed,
        Markers markers,
        Javadoc javadoc) {

    /**
     * Lists what a call takes.
     *
     * @return the receiver, if there is one, and the parameters
     */
    public List<Parameter> arguments() {
        return Stream.concat(receiver.stream(), parameters.stream()).toList();
    }

    /**
     * Names the method for people who look at its class.
     *
     * @return as in {@code render(String, int)}
     */
    public String shortSignature() {
        // All that is before a dot is a package or an enclosing class.
        return signature().replace(qualifiedName(), name).replaceAll("(?U)([\\w$]+\\.)+(?=[\\w$])", "");
    }

    /**
     * Names the method for everybody.
     *
     * @return as in {@code demo.Reports.render(java.lang.String, int)}
     */
    public String signature() {
        StringBuilder text = new StringBuilder(qualifiedName()).append('(');
        String separator = "";
        for (Parameter parameter : parameters) {
            text.append(separator).append(parameter.type());
            separator = ", ";
        }
        return text.append(')').toString();
    }

    /**
     * Names the method, its class and package.
     *
     * @return as in {@code demo.Reports.render}
     */
    public String qualifiedName() {
        return owner.canonicalName() + "." + name;
    }
}
