@NullMarked
package dev.jfork.applications;

import org.jspecify.annotations.NullMarked;
