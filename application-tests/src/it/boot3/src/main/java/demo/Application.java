package demo;

import dev.jfork.ThisProcess;
import dev.jfork.Worker;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
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

    @Override
    public void run(String... arguments) throws InterruptedException {
        System.out.println(CapitalizedLauncher.start("worker").result());
        System.out.println(DelegatedLauncher.start("worker").result());
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
