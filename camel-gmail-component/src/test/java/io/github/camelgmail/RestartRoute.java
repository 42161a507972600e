package io.github.camelgmail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route in a JVM of its own, to be killed: writes the id of each message that it completes to a file. */
final class RestartRoute {

    private RestartRoute() {}

    public static void main(String[] args) throws Exception {
        String rootUrl = args[0];
        String token = args[1];
        Path checkpoints = Path.of(args[2]);
        Path completed = Path.of(args[3]);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                fromF(
                                "gmail:me?delay=50&concurrentConsumers=4&quotaProfile=none&rootUrl=%s&accessToken=RAW(%s)"
                                        + "&checkpointStore=file:%s&consumerId=killed",
                                rootUrl, token, checkpoints)
                        .delay(5)
                        .process(exchange -> Files.writeString(
                                completed,
                                exchange.getMessage().getHeader(GmailConstants.MESSAGE_ID) + "\n",
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND));
            }
        });
        context.start();
        Thread.currentThread().join();
    }
}
