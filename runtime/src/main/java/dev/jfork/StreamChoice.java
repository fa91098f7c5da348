package dev.jfork;

import dev.jfork.spawn.JvmSettings;

/**
 * What becomes of a worker's two streams.
 *
 * @param output standard output
 * @param error standard error
 */
record StreamChoice(WorkerOutput output, WorkerOutput error) {
    static final StreamChoice DEFAULT = new StreamChoice(WorkerOutput.inherit(), WorkerOutput.inherit());

    /** Has Java print in UTF-8 what is read here: as JDK 17 was told, and as later ones are. */
    JvmSettings encoding(JvmSettings settings) {
        JvmSettings encoding = settings;
        for (String stream : new String[] {output.isText() ? "stdout" : "", error.isText() ? "stderr" : ""}) {
            if (!stream.isEmpty()) {
                encoding = encoding.withJvmOption("-D" + stream + ".encoding=UTF-8")
                        .withJvmOption("-Dsun." + stream + ".encoding=UTF-8");
            }
        }
        return encoding;
    }
}
