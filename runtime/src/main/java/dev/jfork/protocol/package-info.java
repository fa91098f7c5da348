/** What a parent and its child JVM say to each other: both sides use these classes and nothing else of each other. */
@NullMarked
package dev.jfork.protocol;

import org.jspecify.annotations.NullMarked;
