/** Small programs to run and to copy. {@link dev.jfork.samples.Samples} starts them by name. */
@NullMarked
package dev.jfork.samples;

import org.jspecify.annotations.NullMarked;
