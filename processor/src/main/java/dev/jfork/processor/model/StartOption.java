package dev.jfork.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/**
 * One thing that {@code @Worker} says of how a process is started, right or wrong. Of an array, each value is one.
 *
 * @param kind which
 * @param text what is said
 * @param annotation the method's {@code @Worker}
 * @param value where it is said
 */
public record StartOption(Kind kind, String text, AnnotationMirror annotation, AnnotationValue value) {
    /** What both compilers say for a constant of a class that does not exist, or not yet. */
    private static final String UNRESOLVED = "<error>";

    /** What there is to say, in the order in which it is written. */
    public enum Kind {
        /** How long the worker may take. */
        DEADLINE("deadline"),
        /** How large its heap may grow. */
        MAX_HEAP("maxHeap"),
        /** An option of its JVM. */
        JVM_OPTION("jvmOptions"),
        /** A variable and its value. */
        ENVIRONMENT("environment"),
        /** Its working directory. */
        DIRECTORY("directory"),
        /** Its JDK. */
        JAVA_HOME("javaHome"),
        /** Whether it ends with its parent. */
        DAEMON("daemon");

        private final String member;

        Kind(String member) {
            this.member = member;
        }

        /**
         * Names the annotation's value.
         *
         * @return its name in {@code @Worker}
         */
        public String member() {
            return member;
        }
    }

    /**
     * Tells whether another processor has still to write what is said.
     *
     * @return whether it is a constant that can't be found
     */
    public boolean isUnresolved() {
        return text.equals(UNRESOLVED);
    }
}
