/** Runs Java methods in JVMs of their own. */
module dev.jfork.runtime {
    requires java.management; // else an image of jlink may lack it, and workers would silently miss options of an @file
    requires static jdk.jfr; // events of workers, where there is a Flight Recorder
    requires static org.jspecify;

    exports dev.jfork;
    exports dev.jfork.wire;
}
