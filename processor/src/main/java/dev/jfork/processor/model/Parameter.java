package dev.jfork.processor.model;

import com.palantir.javapoet.TypeName;
import javax.lang.model.element.VariableElement;

/**
 * A parameter of a worker method.
 *
 * @param name its name in the launcher: its own, unless that would clash with generated code
 * @param type its type
 * @param element where it was declared
 */
public record Parameter(String name, TypeName type, VariableElement element) {}
