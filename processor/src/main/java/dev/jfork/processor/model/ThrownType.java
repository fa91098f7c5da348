package dev.jfork.processor.model;

import com.palantir.javapoet.ClassName;

/**
 * An exception that a worker method declares, and that its launcher can make again from what another JVM told of it.
 *
 * @param type its class
 * @param binaryName the name of its class when the program runs
 * @param constructor how it is made
 */
public record ThrownType(ClassName type, String binaryName, Constructor constructor) {
    /** What a constructor takes; the first of these that an exception has is the best. */
    public enum Constructor {
        /** A message and a cause. */
        MESSAGE_AND_CAUSE("message, cause"),

        /** A message. */
        MESSAGE("message"),

        /** A cause. */
        CAUSE("cause"),

        /** Nothing. */
        NOTHING("");

        private final String arguments;

        Constructor(String arguments) {
            this.arguments = arguments;
        }

        /**
         * Gives what stands between the parentheses.
         *
         * @return the names of the arguments, in order
         */
        public String arguments() {
            return arguments;
        }
    }
}
