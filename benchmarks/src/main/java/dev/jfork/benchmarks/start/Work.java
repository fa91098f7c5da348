package dev.jfork.benchmarks.start;

/** What a worker does after its first line. */
enum Work {
    /** Nothing. */
    TRIVIAL(0, "trivial worker"),
    /** It loads classes, as an application does. */
    CLASSES(ManyClasses.COUNT, "worker that loads 2,000 classes");

    private final int classes;
    private final String title;

    Work(int classes, String title) {
        this.classes = classes;
        this.title = title;
    }

    int classes() {
        return classes;
    }

    String title() {
        return title;
    }
}
