/** Runs the samples as a user does. */
@NullMarked
package dev.jfork.samples;

import org.jspecify.annotations.NullMarked;
