package io.github.camelgmail.push;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.main.Main;

/** Camel Main with the YAML routes and {@code application.properties}. */
final class Routes {

    private Routes() {}

    /**
     * The routes, not started yet.
     *
     * @param out        where the line for each mail goes
     * @param properties go before those in {@code application.properties}
     */
    static Main of(PrintStream out, Map<String, String> properties) {
        Main main = new Main();
        main.bind("mailLine", new MailLine(out, Clock.systemUTC()));
        properties.forEach(main::addOverrideProperty);
        return main;
    }
}
