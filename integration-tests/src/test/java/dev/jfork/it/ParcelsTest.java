package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Outcome;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.WorkerStartException;
import dev.jfork.it.Parcels.Guarded;
import dev.jfork.it.Parcels.Index;
import dev.jfork.it.Parcels.Label;
import dev.jfork.it.Parcels.Parcel;
import dev.jfork.it.Parcels.Roman;
import dev.jfork.wire.WireException;
import java.io.ObjectInputFilter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What travels by Java serialization. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class ParcelsTest {
    @Test
    void anObjectArrivesAsItWasButForWhatIsTransient() throws Exception {
        Label label = new Label("Paris").weighing(2.5);
        assertEquals(
                "Paris printed, whole: true 2.5 0",
                PrintLauncher.start(label).result().toString());
    }

    @Test
    void collectionsKeepTheirFormAndHoldSerializedObjects() throws Exception {
        Label a = new Label("a");
        Label b = new Label("b");
        Parcel parcel = new Parcel(1, List.of(a, b), Map.of("more", new Label[] {null, b}));
        Parcel exchanged = ExchangeLauncher.start(
                        new Parcel(1, List.of(a, b), Map.of("more", new Label[] {new Label("c")})))
                .result();
        assertEquals(2, exchanged.number());
        assertEquals("[c 0 0]", exchanged.labels().toString());
        assertEquals("[a 0 0, b 0 0]", List.of(exchanged.more().get("more")).toString());
        assertEquals(
                "a 0 0",
                FirstLabelLauncher.start(parcel.labels()).result().orElseThrow().toString());
        assertTrue(FirstLabelLauncher.start(List.of()).result().isEmpty());
    }

    @Test
    void aComparatorInsideIsRefusedAtTheCallUnlessItIsAllowed() throws Exception {
        Index index = new Index(List.of("three", "six", "eleven"));
        WireException thrown = assertThrows(WireException.class, () -> ShortestLauncher.start(index));
        assertEquals(
                "A dev.jfork.it.Parcels$Index that travels by Java serialization can't be written:"
                        + " dev.jfork.it.Parcels$ByLength is in it, which neither its type nor what that reaches lets expect."
                        + " If it belongs there, say so where @JavaSerialized is: @JavaSerialized(allow = dev.jfork.it.Parcels.ByLength.class)",
                thrown.getMessage());
        assertEquals("six", ShortestAllowedLauncher.start(index).result());
    }

    @Test
    void anUnexpectedSubclassOfAClassOfTheJdkIsRefusedAtTheCallUnlessItIsAllowed() throws Exception {
        Label label = new Label("Rome").weighing(new Roman());
        WorkerProcess<Label> process = PrintLauncher.unstarted(label);
        WireException thrown = assertThrows(WireException.class, process::start);
        assertTrue(
                thrown.getMessage().contains("@JavaSerialized(allow = dev.jfork.it.Parcels.Roman.class)"),
                thrown::getMessage);
        assertThrows(IllegalStateException.class, process::pid);
        assertEquals("Rome X 0", PrintRomanLauncher.start(label).result());
    }

    @Test
    void aResultThatIsNotAllowedIsAFailureThatSaysSo() throws Exception {
        WorkerProcess<Label> process = WeighInRomanLauncher.start();
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, process::result);
        assertTrue(
                thrown.getMessage().contains("threw dev.jfork.wire.WireException: A dev.jfork.it.Parcels$Label"),
                thrown::getMessage);
        assertTrue(
                thrown.getMessage().contains("@JavaSerialized(allow = dev.jfork.it.Parcels.Roman.class)"),
                thrown::getMessage);
    }

    @Test
    void anArgumentThatRefusesToBeReadIsQuotedByTheWorkerThatWasNotRun() throws Exception {
        assertEquals("open true", OpenLauncher.start(new Guarded(true)).result());
        WorkerProcess<String> process = OpenLauncher.start(new Guarded(false));
        WorkerStartException thrown = assertThrows(WorkerStartException.class, process::result);
        assertTrue(
                thrown.getMessage()
                        .contains("was not run: its JVM can't read the arguments of dev.jfork.it.Parcels.open"
                                + " (dev.jfork.wire.WireException: A dev.jfork.it.Parcels$Guarded that travels by Java"
                                + " serialization can't be read: java.lang.IllegalStateException: closed)."),
                thrown::getMessage);
    }

    @Test
    void aResultThatRefusesToBeReadIsAFailureThatQuotesIt() throws Exception {
        WorkerProcess<Guarded> process = GuardLauncher.start(false);
        WorkerFailedException thrown = assertThrows(WorkerFailedException.class, process::result);
        assertTrue(
                thrown.getMessage()
                        .endsWith(", dev.jfork.it.Parcels.guard) returned what this JVM can't read:"
                                + " dev.jfork.wire.WireException: A dev.jfork.it.Parcels$Guarded that travels by Java"
                                + " serialization can't be read: java.lang.IllegalStateException: closed"),
                thrown::getMessage);
        assertInstanceOf(WireException.class, thrown.getCause());
        assertInstanceOf(IllegalStateException.class, thrown.getCause().getCause());
        assertInstanceOf(Outcome.Threw.class, process.outcome().orElseThrow());
    }

    @Test
    void aResultThatTheFilterOfTheParentRefusesIsAFailureThatSaysSo() throws Exception {
        ParentJvm parent = ParentJvm.run(DistrustfulParent.class);
        assertEquals("", parent.errors());
        assertTrue(
                parent.output()
                        .startsWith("dev.jfork.WorkerFailedException: distrusted (pid PID, dev.jfork.it.Parcels.guard)"
                                + " returned what this JVM can't read: dev.jfork.wire.WireException: A"
                                + " dev.jfork.it.Parcels$Guarded that travels by Java serialization can't be read:"
                                + " java.io.InvalidClassException: filter status: REJECTED"),
                parent.output());
    }

    static final class DistrustfulParent {
        public static void main(String[] arguments) throws Exception {
            ObjectInputFilter.Config.setSerialFilter(
                    ObjectInputFilter.Config.createFilter("!" + Guarded.class.getName()));
            WorkerProcess<Guarded> process =
                    GuardLauncher.with(WorkerOptions.named("distrusted")).start(true);
            try {
                process.result();
            } catch (WorkerFailedException e) {
                System.out.println(e.toString().replace("pid " + process.pid(), "pid PID"));
            }
        }
    }
}
