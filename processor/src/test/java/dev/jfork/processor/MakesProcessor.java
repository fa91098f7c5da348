package dev.jfork.processor;

import javax.annotation.processing.Processor;

/** A processor is good for one compilation. */
@FunctionalInterface
interface MakesProcessor {
    Processor make();
}
