package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jfork.Outcome;
import dev.jfork.RemoteFailure;
import dev.jfork.WorkerFailedException;
import dev.jfork.WorkerOptions;
import dev.jfork.WorkerProcess;
import dev.jfork.it.Troubles.CodedException;
import dev.jfork.it.Troubles.LimitException;
import dev.jfork.it.Troubles.LowerLimitException;
import dev.jfork.it.Troubles.QuotaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class DeclaredExceptionsTest {
    @Test
    void aDeclaredExceptionComesBackAsItsOwnTypeWithAllThatCausedIt() throws Exception {
        WorkerProcess<Integer> process = ExceedQuotaLauncher.start();
        WorkerFailedException failed = assertThrows(WorkerFailedException.class, process::result);
        QuotaException thrown = assertInstanceOf(QuotaException.class, failed.getCause());
        assertEquals("no room", thrown.getMessage());
        assertEquals("exceedQuota", thrown.getStackTrace()[0].getMethodName());
        assertEquals("Troubles.java", thrown.getStackTrace()[0].getFileName());
        assertInstanceOf(IllegalStateException.class, thrown.getSuppressed()[0]);
        IOException disk = assertInstanceOf(IOException.class, thrown.getCause());
        assertEquals("disk full", disk.getMessage());
        RemoteFailure hidden = assertInstanceOf(RemoteFailure.class, disk.getCause());
        assertEquals("dev.jfork.it.Troubles$HiddenException: nobody sees me", hidden.toString());
        assertEquals(
                "the first",
                assertInstanceOf(QuotaException.class, hidden.getCause()).getMessage());
    }

    @Test
    void whatTheWorkerToldIsThereWhateverCameOfIt() throws Exception {
        WorkerProcess<Integer> process = ExceedQuotaLauncher.start();
        WorkerFailedException failed = assertThrows(WorkerFailedException.class, process::result);
        assertEquals(
                "dev.jfork.it.Troubles$QuotaException: no room",
                failed.failure().toString());
        assertEquals(
                "java.io.IOException",
                assertInstanceOf(RemoteFailure.class, failed.failure().getCause())
                        .type());
        assertEquals(
                new Outcome.Threw<Integer>(failed.failure()), process.outcome().orElseThrow());
    }

    @Test
    void whoAsksAgainGetsAnExceptionOfTheirOwn() throws Exception {
        WorkerProcess<Integer> process = ExceedQuotaLauncher.start();
        Throwable first =
                assertThrows(WorkerFailedException.class, process::result).getCause();
        Throwable second =
                assertThrows(WorkerFailedException.class, process::result).getCause();
        assertNotSame(first, second);
        assertEquals(first.toString(), second.toString());
    }

    @Test
    void anExceptionThatWouldSaySomethingElseStaysRemote() throws Exception {
        WorkerProcess<Void> process = RewordLauncher.start("late");
        WorkerFailedException failed = assertThrows(WorkerFailedException.class, process::result);
        RemoteFailure thrown = assertInstanceOf(RemoteFailure.class, failed.getCause());
        assertEquals("dev.jfork.it.Troubles$RewordedException: in other words: late", thrown.toString());
    }

    @Test
    void anExceptionThatHoldsMoreStaysRemoteAndWhatCausedItIsItself() throws Exception {
        WorkerProcess<Integer> process = FallBelowLauncher.start("code");
        WorkerFailedException failed = assertThrows(WorkerFailedException.class, process::result);
        assertFalse(failed.getCause() instanceof CodedException);
        RemoteFailure coded = assertInstanceOf(RemoteFailure.class, failed.getCause());
        assertEquals(CodedException.class.getName(), coded.type());
        assertEquals("coded", coded.getMessage());
        assertEquals("fallBelow", coded.getStackTrace()[0].getMethodName());
        assertInstanceOf(LimitException.class, coded.getCause());
    }

    @Test
    void suppressedExceptionsAreMadeAgainEachOnItsOwn() throws Exception {
        WorkerProcess<Integer> process = FallBelowLauncher.start("limit");
        Throwable[] suppressed = assertThrows(WorkerFailedException.class, process::result)
                .getCause()
                .getSuppressed();
        assertEquals(2, suppressed.length);
        assertEquals(
                CodedException.class.getName(),
                assertInstanceOf(RemoteFailure.class, suppressed[0]).type());
        assertEquals(
                LowerLimitException.class.getName(),
                assertInstanceOf(RemoteFailure.class, suppressed[1]).type());
    }

    @Test
    void aSubclassOfWhatIsDeclaredStaysRemote() throws Exception {
        WorkerProcess<Integer> process = FallBelowLauncher.start("subclass");
        WorkerFailedException failed = assertThrows(WorkerFailedException.class, process::result);
        assertEquals(
                LowerLimitException.class.getName() + ": lower",
                assertInstanceOf(RemoteFailure.class, failed.getCause()).toString());
    }

    @Test
    void aMissingFileIsAMissingFileInTheParentToo(@TempDir Path directory) throws Exception {
        String file = directory.resolve("gone").toString();
        WorkerProcess<Long> process = SizeLauncher.start(file);
        WorkerFailedException failed = assertThrows(WorkerFailedException.class, process::result);
        assertEquals(
                file,
                assertInstanceOf(NoSuchFileException.class, failed.getCause()).getFile());
    }

    @Test
    void aWorkerThatReturnsLoadsNothingOfAllThis(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("classes.log");
        WorkerOptions logging = WorkerOptions.defaults().jvmOption("-Xlog:class+load:file=" + log);
        assertEquals(3, KeepQuotaLauncher.with(logging).start(3).result());
        List<String> loaded = Files.readAllLines(log);
        assertTrue(loaded.stream().anyMatch(line -> line.contains("KeepQuotaLauncher$Method")));
        for (String name : List.of(
                "QuotaException",
                "DeclaredExceptions",
                "OriginalException",
                "KnownExceptions",
                "RemoteFailure",
                "ShapeDifference",
                "WorkerTask",
                "dev.jfork.ValueEquality",
                "dev.jfork.CallText")) {
            assertFalse(loaded.stream().anyMatch(line -> line.contains(name)), name);
        }
    }
}
