/** From annotated elements to the model. */
@NullMarked
package dev.jfork.processor.scan;

import org.jspecify.annotations.NullMarked;
