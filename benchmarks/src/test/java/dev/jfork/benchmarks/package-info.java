@NullMarked
package dev.jfork.benchmarks;

import org.jspecify.annotations.NullMarked;
