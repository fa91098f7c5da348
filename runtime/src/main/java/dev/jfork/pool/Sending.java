package dev.jfork.pool;

/**
 * A job as one worker is sent it. Under this number it is known to that worker, also if it was taken back meanwhile and has
 * another one with another worker.
 *
 * @param id its number there
 * @param job the job
 */
record Sending(long id, Job job) {}
