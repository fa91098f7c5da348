package dev.jfork.it;

import dev.jfork.Worker;
import java.util.List;

/** Receivers of all sorts. */
sealed interface Figure {
    double area();

    @Worker
    default String describe(String unit) {
        return getClass().getSimpleName() + " of " + area() + " " + unit;
    }

    record Square(double side) implements Figure {
        @Override
        public double area() {
            return side * side;
        }
    }

    record Nothing() implements Figure {
        @Override
        public double area() {
            return 0;
        }

        @Override
        public String describe(String unit) {
            return "nothing";
        }
    }

    record Box<T extends Figure>(T value, List<? extends T> more) implements Figure {
        @Override
        public double area() {
            return value.area() + more.stream().mapToDouble(Figure::area).sum();
        }

        /** Its launcher takes a {@code Box<?>}. */
        @Worker
        Figure largest(int least) {
            Figure largest = value;
            for (Figure each : more) {
                if (each.area() > Math.max(largest.area(), least)) {
                    largest = each;
                }
            }
            return largest;
        }
    }

    /** An enum whose worker method is that of its constants. */
    enum Operation {
        GROW {
            @Override
            Square apply(Square square) {
                return new Square(square.side() + 1);
            }
        },
        KEEP {
            @Override
            Square apply(Square square) {
                return square;
            }
        };

        @Worker
        abstract Square apply(Square square);
    }
}
