package dev.jfork.it;

import dev.jfork.JavaSerialized;
import dev.jfork.Worker;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Workers whose arguments and results travel by Java serialization. */
final class Parcels {
    private Parcels() {}

    /** A class that has to stay as it is: it can be changed, and refers to itself. */
    static class Label implements Serializable {
        private static final long serialVersionUID = 1L;

        private final StringBuilder text = new StringBuilder();
        private final Label self = this;
        private Number weight = 0;
        private transient int secret = 7;

        Label(String text) {
            this.text.append(text);
        }

        Label weighing(Number number) {
            weight = number;
            return this;
        }

        boolean isWhole() {
            return self == this;
        }

        @Override
        public String toString() {
            return text + " " + weight + " " + secret;
        }
    }

    /** A number that the type of the field doesn't let expect. */
    static final class Roman extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 10;
        }

        @Override
        public long longValue() {
            return 10;
        }

        @Override
        public float floatValue() {
            return 10;
        }

        @Override
        public double doubleValue() {
            return 10;
        }

        @Override
        public String toString() {
            return "X";
        }
    }

    record Parcel(
            int number,
            @JavaSerialized List<Label> labels,
            @JavaSerialized Map<String, Label[]> more) {}

    @Worker
    @JavaSerialized
    static Label print(@JavaSerialized Label label) {
        label.text.append(" printed, whole: ").append(label.isWhole());
        return label;
    }

    @Worker
    static Parcel exchange(Parcel parcel) {
        return new Parcel(
                parcel.number() + 1,
                List.of(parcel.more().get("more")),
                Map.of("more", parcel.labels().toArray(Label[]::new)));
    }

    @Worker
    @JavaSerialized
    static Optional<Label> firstLabel(@JavaSerialized Collection<? extends Label> labels) {
        return labels.stream().findFirst().map(label -> label);
    }

    @Worker
    static String printRoman(@JavaSerialized(allow = Roman.class) Label label) {
        return label.toString();
    }

    static final class ByLength implements Comparator<String>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(String one, String other) {
            return Integer.compare(one.length(), other.length());
        }
    }

    static final class Index implements Serializable {
        private static final long serialVersionUID = 1L;

        private final TreeSet<String> words = new TreeSet<>(new ByLength());

        Index(List<String> words) {
            this.words.addAll(words);
        }
    }

    @Worker
    static String shortest(@JavaSerialized Index index) {
        return index.words.first();
    }

    @Worker
    static String shortestAllowed(@JavaSerialized(allow = ByLength.class) Index index) {
        return index.words.first();
    }

    /** Refuses to be read, if it is told so. */
    static final class Guarded implements Serializable {
        private static final long serialVersionUID = 1L;

        private final boolean open;

        Guarded(boolean open) {
            this.open = open;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            if (!open) {
                throw new IllegalStateException("closed");
            }
        }
    }

    @Worker
    static String open(@JavaSerialized Guarded guarded) {
        return "open " + guarded.open;
    }

    @Worker
    @JavaSerialized
    static Guarded guard(boolean open) {
        return new Guarded(open);
    }

    @Worker
    @JavaSerialized
    static Label weighInRoman() {
        return new Label("result").weighing(new Roman());
    }
}
