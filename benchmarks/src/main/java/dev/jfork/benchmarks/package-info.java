/** Measurements, run on demand: what they measure never fails a build. */
@NullMarked
package dev.jfork.benchmarks;

import org.jspecify.annotations.NullMarked;
