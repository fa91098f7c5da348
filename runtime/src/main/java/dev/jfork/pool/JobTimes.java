package dev.jfork.pool;

/**
 * When what became of a job, in nanoseconds on the clock of {@code System.nanoTime()}.
 *
 * @param queued when it was submitted
 * @param sent when it was sent to its worker, in which it may have waited for those before it
 * @param ran for how long it ran, -1 if that is not known
 * @param received when its outcome was there
 * @param bytesIn how many bytes of arguments there were
 * @param bytesOut how many bytes came back
 */
public record JobTimes(long queued, long sent, long ran, long received, long bytesIn, long bytesOut) {}
