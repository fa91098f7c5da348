/** JVMs that stay up: which job goes to which of them, and what becomes of it. Knows nothing of how a JVM is started. */
@NullMarked
package dev.jfork.pool;

import org.jspecify.annotations.NullMarked;
