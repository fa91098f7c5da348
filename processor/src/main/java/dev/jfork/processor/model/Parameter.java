package dev.jfork.processor.model;

import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Element;

/**
 * What a launcher takes: a parameter of the worker method, or its receiver.
 *
 * @param name its name in the launcher: its own, unless that would clash with generated code
 * @param type its type
 * @param declared its type with the annotations that stand at it
 * @param javaSerialized whether it says that what can't travel otherwise goes by Java serialization
 * @param element where it was declared; for a receiver, the method
 */
public record Parameter(String name, TypeName type, TypeName declared, boolean javaSerialized, Element element) {}
