package demo;

import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import dev.jfork.WorkerFailedException;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

@SpringBootApplication
public class Application implements CommandLineRunner {
    @Worker
    static String capitalized(String text) {
        return StringUtils.capitalize(text) + " by " + ThisProcess.name();
    }

    @Worker
    static String delegated(String text) throws InterruptedException {
        return CapitalizedLauncher.start(text).result() + " for " + ThisProcess.name();
    }

    @Worker
    static boolean found(String resource) {
        return ClassUtils.getDefaultClassLoader().getResource(resource) != null;
    }

    @Worker
    static void refuse() {
        throw new IllegalStateException("refused");
    }

    @Override
    public void run(String... arguments) throws InterruptedException {
        System.out.println(CapitalizedLauncher.start("worker").result());
        System.out.println(DelegatedLauncher.start("worker").result());
        try {
            RefuseLauncher.start().result();
        } catch (WorkerFailedException e) {
            System.out.println("Answer: " + e.getCause().getMessage());
        }
        for (String resource : arguments) {
            System.out.println(resource + " found: " + FoundLauncher.start(resource).result());
        }
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
