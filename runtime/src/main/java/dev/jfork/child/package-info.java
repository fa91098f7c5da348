/**
 * What runs inside the child JVM, before and after the worker method.
 *
 * <p>Each class here is on the boot path of every worker, in a cold JVM: no lambdas, no reflection, no regular
 * expressions, no formatting. Each of these costs milliseconds there and nothing anywhere else.
 */
@NullMarked
package dev.jfork.child;

import org.jspecify.annotations.NullMarked;
