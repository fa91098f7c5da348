/** Frames over a socket between a parent and a child JVM that stays up, and the page of memory that both look at. */
@NullMarked
package dev.jfork.link;

import org.jspecify.annotations.NullMarked;
