/** What is seen of workers from outside: log messages and events of the JDK's Flight Recorder. */
@NullMarked
package dev.jfork.telemetry;

import org.jspecify.annotations.NullMarked;
