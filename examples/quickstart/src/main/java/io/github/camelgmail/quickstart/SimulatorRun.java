package io.github.camelgmail.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The example on the simulator: the routes run, the shipped mail arrives, and all of it is handled. */
final class SimulatorRun implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 50;

    private final PrintStream out;
    private final Folders folders;
    private final SimulatedGmail gmail;
    private final Routes routes;

    private SimulatorRun(PrintStream out, Folders folders, SimulatedGmail gmail, Routes routes) {
        this.out = out;
        this.folders = folders;
        this.gmail = gmail;
        this.routes = routes;
    }

    static SimulatorRun start(PrintStream out, Folders folders) throws Exception {
        folders.emptied();
        SimulatedGmail gmail = new SimulatedGmail();
        try {
            Map<String, String> options = new HashMap<>(gmail.options());
            options.put("checkpointStore", "file:" + folders.checkpoints());
            SimulatorRun run = new SimulatorRun(out, folders, gmail, Routes.start(out, folders.attachments(), options));
            run.open();
            return run;
        } catch (Exception e) {
            gmail.close();
            throw e;
        }
    }

    private void open() throws IOException {
        gmail.watch(folders.drop());
        out.printf(
                "%nA simulated Gmail is running, with a mailbox for %s: %s%n%n", SimulatedGmail.OURS, gmail.webPage());
    }

    /**
     * Lets the shipped mail arrive and waits for the routes to be done with it, which is when all of it is labelled and the
     * answer has arrived.
     *
     * @param atMost how long to wait for the routes to connect, and then for the mail
     * @return whether they are done
     */
    boolean handleShippedMail(Duration atMost) throws IOException, InterruptedException {
        if (!becomesTrue(routes::connected, atMost)) {
            out.printf("The routes have not reached the mailbox within %d seconds.%n", atMost.toSeconds());
            return false;
        }
        gmail.receive(folders.mail());
        boolean handled = becomesTrue(
                () -> gmail.handled() == gmail.received() && !gmail.answers().isEmpty(), atMost);
        out.printf(
                "%n%d of %d mails handled, %d attachments saved, %d answer delivered to %s%nAttachments: %s%n%n",
                gmail.handled(),
                gmail.received(),
                folders.saved(),
                gmail.answers().size(),
                SimulatedGmail.CORRESPONDENT,
                folders.attachments());
        if (!handled) {
            out.printf("Something is missing there after %d seconds: see the log above.%n", atMost.toSeconds());
        }
        return handled;
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

    SimulatedGmail gmail() {
        return gmail;
    }

    @Override
    public void close() {
        routes.close();
        gmail.close();
    }
}
