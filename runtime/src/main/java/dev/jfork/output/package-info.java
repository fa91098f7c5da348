/** What becomes of a worker's standard output and error: threads that read them, the lines they make, what is kept. */
@NullMarked
package dev.jfork.output;

import org.jspecify.annotations.NullMarked;
