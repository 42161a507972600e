package io.github.camelgmail;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Scanner;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A route for many mailboxes in a JVM of its own: writes mailbox and id of each message that it completes to a file, and
 * tells how it is doing, on its output, for each line that it is given.
 */
final class MailboxesRoute {

    static final String STATUS = "status: ";

    private MailboxesRoute() {}

    /** @param args endpoint URI, file for what is completed */
    public static void main(String[] args) throws Exception {
        Path completed = Path.of(args[1]);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(args[0])
                        .routeId("many")
                        .process(exchange -> Files.writeString(
                                completed,
                                exchange.getMessage().getHeader(GmailConstants.MAILBOX) + " "
                                        + exchange.getMessage().getHeader(GmailConstants.MESSAGE_ID) + "\n",
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND));
            }
        });
        context.start();
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            lines.nextLine();
            System.out.println(STATUS + status(context));
        }
        Thread.currentThread().join();
    }

    private static String status(DefaultCamelContext context) {
        GmailConsumer consumer = (GmailConsumer) context.getRoute("many").getConsumer();
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return consumer.getFailingMailboxes() + " failing, " + used / 1024 + " KB live, " + Thread.activeCount()
                + " threads";
    }
}
