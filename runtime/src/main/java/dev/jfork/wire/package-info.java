/**
 * Values as bytes. Generated launchers call this package; programs have no need to.
 *
 * <p>The rules of the wire: numbers are little-endian and of fixed width; a size is a variable-length integer that is 0
 * for {@code null} and one more than the size otherwise; every value that may be {@code null} takes at least one byte, so
 * that no size can promise more values than there are bytes.
 */
@NullMarked
package dev.jfork.wire;

import org.jspecify.annotations.NullMarked;
