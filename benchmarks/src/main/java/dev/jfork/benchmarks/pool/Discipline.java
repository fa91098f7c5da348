package dev.jfork.benchmarks.pool;

/** What pools are measured in. */
enum Discipline {
    ROUND_TRIP("trivial task, submitted and waited for", "µs a task") {
        @Override
        double figure(double nanos) {
            return nanos / 1e3;
        }
    },
    THROUGHPUT("many trivial tasks, one an input, results in a list", "tasks a second") {
        @Override
        double figure(double nanos) {
            return 1e9 / nanos;
        }
    },
    ARGUMENT("64 MiB of bytes as an argument", "MB/s") {
        @Override
        double figure(double nanos) {
            return LARGE * 1e3 / nanos;
        }
    },
    RESULT("64 MiB of bytes as a result", "MB/s") {
        @Override
        double figure(double nanos) {
            return LARGE * 1e3 / nanos;
        }
    },
    CPU_BOUND("tasks of some 10 ms of computing", "ms a task") {
        @Override
        double figure(double nanos) {
            return nanos / 1e6;
        }
    },
    REPLACEMENT("worker killed until the next task has its result", "ms") {
        @Override
        double figure(double nanos) {
            return nanos / 1e6;
        }
    };

    /** How large arguments and results are. */
    static final int LARGE = 64 << 20;

    private final String title;
    private final String unit;

    Discipline(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /** Whether one task is a measurement of its own, and not the mean of many. */
    boolean isSingle() {
        return this == REPLACEMENT;
    }

    /** What is shown of a task that took so long. */
    abstract double figure(double nanos);
}
