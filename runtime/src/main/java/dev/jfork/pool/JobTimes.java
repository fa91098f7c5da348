package dev.jfork.pool;

/**
 * When what became of a run of a job, in nanoseconds on the clock of {@code System.nanoTime()}, and how large it was.
 *
 * @param queued when it was submitted
 * @param sent when it was sent to its worker, in which it may have waited for those before it; when it ended, if it was not
 * @param send how long it took until its worker had taken all of its arguments, if they are large; else 0
 * @param ran how long reading its arguments and running its method took, {@link #UNKNOWN} if that is not known
 * @param receive how long it took to read its outcome, if that came in parts; else 0
 * @param ended when its outcome was there, or it was given up
 * @param bytesIn how many bytes of arguments there were
 * @param bytesOut how many bytes came back
 */
public record JobTimes(
        long queued, long sent, long send, long ran, long receive, long ended, long bytesIn, long bytesOut) {
    /** Nobody knows how long. */
    public static final long UNKNOWN = -1;
}
