/** Writes the launchers of worker methods, while the user's code is compiled. */
@NullMarked
package dev.jfork.processor;

import org.jspecify.annotations.NullMarked;
