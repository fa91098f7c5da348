/** Real workers in real JVMs: what the launchers, the runtime and the operating system do together. */
package dev.jfork.it;
