package dev.jfork.benchmarks.start;

/** jfork with its defaults. */
final class JforkCold implements OneByOne {
    @Override
    public String title() {
        return "jfork, cold";
    }

    @Override
    public Running start(String report, int classes) {
        return running(ReachedLauncher.start(report, classes));
    }
}
