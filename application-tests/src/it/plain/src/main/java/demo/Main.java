package demo;

import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import org.apache.commons.lang3.StringUtils;

public final class Main {
    @Worker
    static String reversed(String text) {
        return StringUtils.reverse(text) + " by " + ThisProcess.name();
    }

    @Worker
    static String delegated(String text) throws InterruptedException {
        return ReversedLauncher.start(text).result() + " for " + ThisProcess.name();
    }

    public static void main(String[] args) throws InterruptedException {
        System.out.println(ReversedLauncher.start("worker").result());
        System.out.println(DelegatedLauncher.start("worker").result());
    }
}
