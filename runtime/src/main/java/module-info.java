/** Runs Java methods in JVMs of their own. */
module dev.jfork.runtime {
    requires java.management;
    requires static org.jspecify;

    exports dev.jfork;
    exports dev.jfork.wire;
}
