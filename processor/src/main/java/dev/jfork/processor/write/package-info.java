/** From the model to source text. */
@NullMarked
package dev.jfork.processor.write;

import org.jspecify.annotations.NullMarked;
