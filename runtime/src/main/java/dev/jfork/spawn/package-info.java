/** How a child JVM is started and ended: its command line, class path, private directory, and what went wrong. */
@NullMarked
package dev.jfork.spawn;

import org.jspecify.annotations.NullMarked;
