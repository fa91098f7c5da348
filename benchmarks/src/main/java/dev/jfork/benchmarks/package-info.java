/** Measurements, run on demand: they never fail a build. */
@NullMarked
package dev.jfork.benchmarks;

import org.jspecify.annotations.NullMarked;
