/** What must hold of a worker method before its launcher is written, and what is said when it does not. */
@NullMarked
package dev.jfork.processor.validate;

import org.jspecify.annotations.NullMarked;
