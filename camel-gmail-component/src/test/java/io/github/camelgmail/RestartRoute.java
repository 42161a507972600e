package io.github.camelgmail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** A route in a JVM of its own, to be killed: writes the id of each message that it completes to a file. */
final class RestartRoute {

    private RestartRoute() {}

    /** @param args endpoint URI, file for the ids, percentage of exchanges that fail, text that halts the JVM when it is a subject */
    public static void main(String[] args) throws Exception {
        Path completed = Path.of(args[1]);
        int failing = Integer.parseInt(args[2]);
        String deadly = args[3];
        DefaultCamelContext context = new DefaultCamelContext();
        File claimed = completed.resolveSibling("claimed").toFile();
        context.getRegistry().bind("claimed", FileIdempotentRepository.fileIdempotentRepository(claimed));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(args[0]).routeId("killed").delay(Long.getLong("delay", 5)).process(exchange -> {
                    if (deadly.equals(exchange.getMessage().getHeader("Subject"))) {
                        Runtime.getRuntime().halt(9);
                    }
                    if (ThreadLocalRandom.current().nextInt(100) < failing) {
                        throw new IllegalStateException("fails now and then");
                    }
                    Files.writeString(
                            completed,
                            exchange.getMessage().getHeader(GmailConstants.MESSAGE_ID) + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                });
            }
        });
        context.start();
        Thread.currentThread().join();
    }
}
