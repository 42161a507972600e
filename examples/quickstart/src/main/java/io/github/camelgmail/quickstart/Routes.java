package io.github.camelgmail.quickstart;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** The running YAML routes. */
final class Routes implements AutoCloseable {

    private final Main main = new Main();

    private Routes() {}

    /**
     * Starts the routes; they connect to the mailbox on their own.
     *
     * @param out         where the line for each mail goes
     * @param attachments the folder for attachments
     * @param options     of the component, under their names
     */
    static Routes start(PrintStream out, Path attachments, Map<String, String> options) throws Exception {
        Routes routes = new Routes();
        routes.main.configure().withRoutesIncludePattern("classpath:camel/quickstart.camel.yaml");
        routes.main.bind("mailLine", new MailLine(out, ZoneId.systemDefault()));
        routes.main.addInitialProperty("quickstart.attachments", attachments.toString());
        options.forEach((name, value) -> routes.main.addInitialProperty("camel.component.gmail." + name, value));
        routes.main.start();
        return routes;
    }

    /** Whether the mailbox has been reached: mail that arrives from now on is seen. */
    boolean connected() {
        return main.getCamelContext().getRoutes().stream()
                .map(Route::getConsumer)
                .allMatch(consumer -> ((ScheduledPollConsumer) consumer).isConsumerReady());
    }

    @Override
    public void close() {
        main.stop();
    }
}
