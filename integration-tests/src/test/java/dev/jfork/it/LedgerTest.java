package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.WorkerStartException;
import dev.jfork.it.Ledger.Account;
import dev.jfork.it.Ledger.Broken;
import dev.jfork.it.Ledger.Currency;
import dev.jfork.it.Ledger.Money;
import dev.jfork.wire.WireException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receivers, codecs of users, and collections with an order. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class LedgerTest {
    @Test
    void aRecordIsSentAlongAndItsMethodRunsThere() throws Exception {
        Ledger ledger = new Ledger("Ada", List.of(new Money(3), new Money(4)));
        assertEquals(14, TotalLauncher.start(ledger, Currency.POUND).result().cents());
        assertThrows(NullPointerException.class, () -> TotalLauncher.start(null, Currency.EURO));
    }

    @Test
    void enumsAndSealedInterfacesAreReceiversToo() throws Exception {
        assertEquals("POUND!", SignLauncher.start(Currency.POUND).result());
        assertEquals(
                "an account, Open[name=a]",
                KindLauncher.start(new Account.Open("a")).result());
        assertEquals("closed", KindLauncher.start(new Account.Closed()).result());
    }

    @Test
    void sortedMapsArriveSorted() throws Exception {
        SortedMap<String, Money> map = new TreeMap<>();
        map.put("b", new Money(2));
        map.put("a", null);
        NavigableMap<String, Money> result = SortLauncher.start(map).result();
        assertInstanceOf(TreeMap.class, result);
        assertEquals(List.of("a", "b"), List.copyOf(result.keySet()));
    }

    @Test
    void aComparatorIsRefusedAtTheCall() {
        SortedMap<String, Money> map = new TreeMap<>(Comparator.reverseOrder());
        String message =
                assertThrows(WireException.class, () -> SortLauncher.start(map)).getMessage();
        assertTrue(message.startsWith("A SortedMap sorted by a comparator"), message);
        assertTrue(message.contains("sort again there"), message);
    }

    @Test
    void aQueueThatOrdersItselfIsRefusedAtTheCall() throws Exception {
        Queue<Money> queue = new PriorityQueue<>(Comparator.comparing(Money::cents));
        String message = assertThrows(WireException.class, () -> FirstLauncher.start(queue))
                .getMessage();
        assertTrue(message.contains("Declare it as a PriorityQueue"), message);
        queue.add(new Money(5));
        assertEquals(5, FirstLauncher.start(new ArrayDeque<>(queue)).result().cents());
    }

    @Test
    void aMapThatSortsIsRefusedWhereItWouldNotArriveSorted() throws Exception {
        ConcurrentMap<String, Money> map = new ConcurrentSkipListMap<>(Map.of("Ann", new Money(5)));
        String message = assertThrows(WireException.class, () -> CountLauncher.start(map))
                .getMessage();
        assertTrue(message.contains("Declare it as a ConcurrentNavigableMap"), message);
        assertEquals(1, CountLauncher.start(new ConcurrentHashMap<>(map)).result());
    }

    @Test
    void aCodecThatThrowsIsNamedAndNothingStarts() {
        Ledger debts = new Ledger("Bob", List.of(new Money(-1)));
        WireException thrown = assertThrows(WireException.class, () -> TotalLauncher.start(debts, Currency.EURO));
        assertEquals(
                "dev.jfork.it.Ledger$MoneyCodec.write failed: java.lang.IllegalArgumentException: debts",
                thrown.getMessage());
        assertInstanceOf(IllegalArgumentException.class, thrown.getCause());
    }

    @Test
    void aCodecThatReadsOtherBytesThanItWroteIsNamed() throws Exception {
        WorkerStartException thrown = assertThrows(
                WorkerStartException.class,
                () -> ReadTooLittleLauncher.start(new Broken()).result());
        assertTrue(
                thrown.getMessage().contains("Ledger$BrokenCodec.read did not stop where .write had"),
                thrown::getMessage);
    }
}
