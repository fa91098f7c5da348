/** What the processor knows of a worker method and of what travels: immutable. */
@NullMarked
package dev.jfork.processor.model;

import org.jspecify.annotations.NullMarked;
