/** What it costs to make bytes of values and values of bytes: the generated codecs, beside what else there is. */
@NullMarked
package dev.jfork.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
