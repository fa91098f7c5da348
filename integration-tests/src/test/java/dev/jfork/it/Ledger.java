package dev.jfork.it;

import dev.jfork.Worker;
import dev.jfork.wire.Codec;
import dev.jfork.wire.WireCodec;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A record with worker methods of its own, and types that travel through codecs of their own.
 *
 * @param owner who it belongs to
 * @param entries what is in it
 */
record Ledger(String owner, List<Money> entries) {
    @Worker
    Money total(Currency currency) {
        return new Money(entries.stream().mapToLong(Money::cents).sum() * currency.factor());
    }

    @Worker
    static NavigableMap<String, Money> sort(SortedMap<String, Money> byName) {
        return new TreeMap<>(byName).descendingMap().descendingMap();
    }

    @Worker
    static Money first(Queue<Money> queue) {
        return queue.remove();
    }

    @Worker
    static int count(ConcurrentMap<String, Money> accounts) {
        return accounts.size();
    }

    @Worker
    static String readTooLittle(Broken value) {
        return "never";
    }

    enum Currency {
        EURO,
        POUND {
            @Override
            long factor() {
                return 2;
            }
        };

        long factor() {
            return 1;
        }

        @Worker
        String sign() {
            return this + "!";
        }
    }

    sealed interface Account {
        @Worker
        default String kind() {
            return "an account, " + this;
        }

        record Open(String name) implements Account {}

        record Closed() implements Account {
            @Override
            public String kind() {
                return "closed";
            }
        }
    }

    /** No record, and nothing that jfork could take apart. */
    static final class Money {
        private final long cents;

        Money(long cents) {
            this.cents = cents;
        }

        long cents() {
            return cents;
        }
    }

    @WireCodec(Money.class)
    static final class MoneyCodec implements Codec<Money> {
        public MoneyCodec() {}

        @Override
        public void write(WireWriter out, Money value) {
            if (value.cents() < 0) {
                throw new IllegalArgumentException("debts");
            }
            out.writeLong(value.cents());
        }

        @Override
        public Money read(WireReader in) {
            return new Money(in.readLong());
        }
    }

    static final class Broken {}

    @WireCodec(Broken.class)
    enum BrokenCodec implements Codec<Broken> {
        INSTANCE;

        @Override
        public void write(WireWriter out, Broken value) {
            out.writeString("broken");
        }

        @Override
        public Broken read(WireReader in) {
            return new Broken();
        }
    }
}
