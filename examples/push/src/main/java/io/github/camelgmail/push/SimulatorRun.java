package io.github.camelgmail.push;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.main.Main;

/** The example on the simulator: mail arrives in some mailboxes, and in one that is added while the routes run. */
final class SimulatorRun implements AutoCloseable {

    private static final List<String> ALL =
            List.of("amy@example.com", "bob@example.com", "cleo@example.com", "dora@example.com", "erik@example.com");
    private static final List<String> FIRST = ALL.subList(0, 3);
    private static final String LATER = ALL.get(3);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final PrintStream out;
    private final Path output;
    private final SimulatedDomain domain;
    private final Main routes;

    private SimulatorRun(PrintStream out, Path output, SimulatedDomain domain, Main routes) {
        this.out = out;
        this.output = output;
        this.domain = domain;
        this.routes = routes;
    }

    /** @param output the folder for all that is written */
    static SimulatorRun start(PrintStream out, Path output) throws Exception {
        SimulatedDomain domain = new SimulatedDomain(ALL);
        try {
            Files.createDirectories(output);
            Files.write(mailboxes(output), FIRST);
            Map<String, String> properties = new HashMap<>(domain.properties());
            properties.put("camel.component.gmail.checkpointStore", "memory");
            properties.put("push.mailboxes", "file:" + mailboxes(output));
            properties.put("push.folder", mails(output).toString());
            Main routes = Routes.of(out, properties);
            routes.start();
            return new SimulatorRun(out, output, domain, routes);
        } catch (Exception e) {
            domain.close();
            throw e;
        }
    }

    /**
     * Lets a mail arrive in each mailbox.
     *
     * @param atMost how long to wait for each of them
     * @return whether the routes have handled all
     */
    boolean showMail(Duration atMost) throws IOException, InterruptedException {
        out.printf("%nA simulated Gmail is running: %s%n%n", domain.webPage());
        for (String address : FIRST) {
            if (!receive(address, atMost)) {
                return false;
            }
        }
        out.printf("%nNow %s is added to the file of mailboxes, which is looked at every five seconds.%n%n", LATER);
        Files.writeString(mailboxes(output), LATER + "\n", StandardOpenOption.APPEND);
        return receive(LATER, atMost);
    }

    private boolean receive(String address, Duration atMost) throws InterruptedException {
        if (!becomesTrue(() -> domain.isWatched(address), atMost)) {
            out.printf("The routes do not watch %s after %d seconds.%n", address, atMost.toSeconds());
            return false;
        }
        String id = domain.mailbox(address).receive(mailTo(address)).id();
        Path kept = mails(output).resolve(address).resolve(id + ".txt");
        if (!becomesTrue(() -> Files.exists(kept), atMost)) {
            out.printf("The mail for %s is missing after %d seconds.%n", address, atMost.toSeconds());
            return false;
        }
        return true;
    }

    private static byte[] mailTo(String address) {
        String mail = """
                From: Nora <nora@example.org>
                To: %s
                Subject: Lunch with %s?

                At noon.
                """.formatted(address, address.substring(0, address.indexOf('@')));
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Lets .eml files arrive as mail, and tells of that. */
    void tellWhatToTry() throws IOException {
        Path drop = output.resolve("drop");
        for (String address : ALL) {
            domain.watchFolder(address, drop.resolve(address));
        }
        out.printf("""

                Still running, until Ctrl+C.
                The mailboxes:                                  %s
                Every .eml file put into a folder here arrives: %s
                Add erik@example.com here, or remove somebody:  %s

                """, domain.webPage(), drop, mailboxes(output));
    }

    SimulatedDomain domain() {
        return domain;
    }

    private static Path mailboxes(Path output) {
        return output.resolve("mailboxes.txt");
    }

    private static Path mails(Path output) {
        return output.resolve("mail");
    }

    private static boolean becomesTrue(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return true;
    }

    @Override
    public void close() {
        routes.stop();
        domain.close();
    }
}
