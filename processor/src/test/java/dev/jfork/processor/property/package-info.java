/**
 * Random types, random values of them, and how they are compared: for the tests of this module and of the integration
 * tests.
 */
@NullMarked
package dev.jfork.processor.property;

import org.jspecify.annotations.NullMarked;
