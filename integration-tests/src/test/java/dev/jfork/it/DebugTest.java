package dev.jfork.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.VMStartEvent;
import dev.jfork.WorkerException;
import dev.jfork.WorkerOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers that wait for a debugger. What they print is on the standard output of a program of its own. */
@ExtendWith(NothingIsLeft.class)
@Timeout(120)
class DebugTest {
    private static final Pattern LISTENING = Pattern.compile("Listening for transport dt_socket at address: (\\d+)\n");

    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            WorkerOptions options = WorkerOptions.named("debugged")
                    .debug(Integer.parseInt(arguments[0]))
                    .deadline(Duration.ofNanos(1));
            try {
                System.out.println(NamesLauncher.with(options).start(1).result());
            } catch (WorkerException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aWorkerWaitsForADebuggerItsOwnWorkersDoNotAndNoDeadlineIsHeeded() throws Exception {
        ParentJvm parent = ParentJvm.start(Parent.class, "0");
        VirtualMachine worker = attach(portOf(parent));
        assertInstanceOf(
                VMStartEvent.class, worker.eventQueue().remove().iterator().next());
        assertEquals(List.of(), worker.classesByName("dev.jfork.child.ChildMain"));
        worker.dispose(); // and go on
        parent.await();
        assertTrue(parent.output().endsWith("\n[debugged, Process-1:1, second]\n"), parent.output());
        parent.assertNothingIsLeft();
    }

    @Test
    void aWorkerThatWaitsListensOnThisMachineOnlyAndCanBeTerminated() throws Exception {
        ParentJvm parent = ParentJvm.start(Parent.class, "0");
        portOf(parent);
        ProcessHandle worker = parent.handle().descendants().findAny().orElseThrow();
        List<String> command = List.of(worker.info().arguments().orElseThrow());
        assertTrue(
                command.contains("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0"),
                command::toString);
        worker.destroy();
        parent.await();
        assertTrue(
                parent.output().endsWith(" was killed by signal 15 (SIGTERM): another process asked it to end\n"),
                parent.output());
        parent.assertNothingIsLeft();
    }

    @Test
    void aPortThatIsTakenIsSaidToBe() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            ParentJvm parent = ParentJvm.run(Parent.class, Integer.toString(taken.getLocalPort()));
            String output = parent.output();
            assertTrue(output.contains(" was not run: its JVM ended with exit code "), output);
            assertTrue(output.contains("transport error 202: bind failed: Address already in use"), output);
            assertTrue(
                    output.contains("Choose another port with WorkerOptions.debug(...), or 0 for one that is free."),
                    output);
        }
    }

    private static int portOf(ParentJvm parent) throws Exception {
        Await.until(
                "the worker listens", () -> LISTENING.matcher(parent.output()).find());
        Matcher listening = LISTENING.matcher(parent.output());
        assertTrue(listening.find());
        return Integer.parseInt(listening.group(1));
    }

    private static VirtualMachine attach(int port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findAny()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return connector.attach(arguments);
    }
}
