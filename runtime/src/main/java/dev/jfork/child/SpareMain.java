package dev.jfork.child;

import dev.jfork.protocol.Header;
import dev.jfork.wire.WireReader;
import dev.jfork.wire.WireWriter;
import dev.jfork.wire.WorkerMethod;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The first class of ours in a spare: a child JVM as any other, whose {@link ChildMain} gets its header late. What the task
 * will need is loaded meanwhile, on the thread that will be its {@link Lifeline}: the main one waits for the header, or for
 * the end of the parent.
 */
public final class SpareMain implements Runnable {
    private final Descendants descendants = new Descendants();
    private final String outcomeFile;
    private final String[] launchers;
    private @Nullable FileOutputStream outcomeStream; // guarded by this
    private @Nullable ChildMain task; // guarded by this

    private SpareMain(String outcomeFile, String[] launchers) {
        this.outcomeFile = outcomeFile;
        this.launchers = launchers;
    }

    /**
     * Runs one worker method, when it is told which one.
     *
     * @param words the file for the outcome, which is emptied when the spare is ready; and the launchers of methods to load
     * @throws Throwable what the worker method throws, so that the JVM ends as one whose {@code main} threw
     */
    public static void main(String[] words) throws Throwable {
        System.setIn(new ByteArrayInputStream(new byte[0])); // before a class of the user's is initialised
        String[] launchers = new String[words.length - 1];
        System.arraycopy(words, 1, launchers, 0, launchers.length);
        SpareMain spare = new SpareMain(words[0], launchers);
        Thread thread = new Thread(spare, "jfork lifeline");
        thread.setDaemon(true);
        thread.start();
        ChildMain.main(spare);
        if (Header.received() == null) {
            spare.endWithParent();
        }
    }

    /** What the other thread does. */
    @Override
    public void run() {
        try {
            preloadOwn();
            openClassPath();
            for (String launcher : launchers) {
                preload(launcher);
            }
        } catch (Throwable e) { // as a static initialiser throws it
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
        try {
            openOutcome();
            awaitTask().run();
        } catch (IOException
                | InterruptedException e) { // the directory is gone: as is the parent, or it will find that out
            Runtime.getRuntime().halt(1);
        }
    }

    /**
     * By this the parent sees that the spare is ready. It stays open, and so is the one that the parent has made, whatever
     * becomes of its directory while the spare waits.
     */
    private synchronized void openOutcome() throws IOException {
        outcomeStream = new FileOutputStream(outcomeFile);
        notifyAll();
    }

    /** The parent may have seen that it is open before this JVM has. */
    synchronized FileOutputStream awaitOutcomeStream() throws InterruptedException {
        while (outcomeStream == null) {
            wait();
        }
        return outcomeStream;
    }

    private synchronized ChildMain awaitTask() throws InterruptedException {
        while (task == null) {
            wait();
        }
        return task;
    }

    /** Has the other thread do what it does for a task. */
    synchronized void watchParentOf(ChildMain main) {
        task = main;
        notifyAll();
    }

    /** To be in time, each class of ours is not only loaded, but has done once what it will do. */
    private static void preloadOwn() throws ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WireWriter out = new WireWriter(bytes);
        new Header("name", "1", "parent", 1, "method", "shape", "file").write(out);
        out.flush();
        Header.read(new WireReader(new ByteArrayInputStream(bytes.toByteArray()), bytes.size()));
        Class<?>[] needed = {ChildMain.class, OutcomeFile.class, WorkerMethod.class};
        for (Class<?> each : needed) {
            initialise(each);
        }
        Thread hook = new Thread("jfork exit");
        Runtime.getRuntime().addShutdownHook(hook);
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** To look for a class that isn't there opens all jars: the first of the user's classes is found the sooner. */
    private static void openClassPath() {
        try {
            Class.forName("dev.jfork.child.None", false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            // As meant.
        }
    }

    private static void preload(String launcher) throws ClassNotFoundException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (Class<?> each : Class.forName(launcher, true, loader).getDeclaredClasses()) {
            initialise(each);
            WorkerMethod<?, ?> method = WorkerMethod.registered(each);
            if (method != null) {
                method.shape(); // which looks at all that travels
                initialise(classOf(method, loader));
            }
        }
    }

    /** Of a nested class, the name that the JVM knows has other signs than dots. */
    private static Class<?> classOf(WorkerMethod<?, ?> method, ClassLoader loader) throws ClassNotFoundException {
        String name = method.name().substring(0, method.name().lastIndexOf('.'));
        while (true) {
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException e) {
                int dot = name.lastIndexOf('.');
                if (dot < 0) {
                    throw e;
                }
                name = name.substring(0, dot) + "$" + name.substring(dot + 1);
            }
        }
    }

    private static void initialise(Class<?> loaded) throws ClassNotFoundException {
        Class.forName(loaded.getName(), true, loaded.getClassLoader());
    }

    /** The parent has ended without a task for this spare: which goes, with all that initialisers have started. */
    private void endWithParent() {
        try {
            descendants.kill();
            OutcomeFile.abandon(outcomeFile);
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}
