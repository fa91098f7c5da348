package dev.jfork.benchmarks.codec;

/** A program that writes one value, reads it, and ends: what a library costs a JVM that is started for one task. */
final class FirstResult {
    private FirstResult() {}

    /** Takes the names of the payload and of the library; without the latter, only makes the value. */
    public static void main(String[] arguments) throws Exception {
        Payload payload = Payload.valueOf(arguments[0]);
        Object value = payload.value();
        if (arguments.length > 1) {
            Format format = Library.valueOf(arguments[1]).format(payload);
            format.encode(value);
            if (format.decode() == value) {
                throw new AssertionError("nothing was read");
            }
        }
    }
}
