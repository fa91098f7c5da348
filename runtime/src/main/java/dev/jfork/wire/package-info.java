/**
 * Values as bytes.
 *
 * <p><b>For programs</b> that teach jfork a type of their own: {@link dev.jfork.wire.Codec} and
 * {@link dev.jfork.wire.WireCodec}, what a codec writes to and reads from, {@link dev.jfork.wire.WireWriter} and
 * {@link dev.jfork.wire.WireReader}, and what it throws, {@link dev.jfork.wire.WireException}.
 *
 * <p><b>For generated launchers</b>: everything else. It is public because launchers are in the packages of programs, and
 * changes with them.
 *
 * <p>The rules of the wire: numbers are little-endian and of fixed width; a size is a variable-length integer that is 0
 * for {@code null} and one more than the size otherwise; every value that may be {@code null} takes at least one byte, so
 * that no size can promise more values than there are bytes.
 */
@NullMarked
package dev.jfork.wire;

import org.jspecify.annotations.NullMarked;
