package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real and hostile mail, where the collection is present: all of it comes out of a route, none of it stops the route. */
class SharedMailRouteTest extends RouteTest {

    private static final Path COLLECTION = Path.of(System.getProperty("corpus.dir", "../../shared"), "mail");

    private final Map<String, String> outcomes = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource({"full,text", "full,html", "raw,mimeMessage", "metadata,text"})
    void allOfItComesOutOfARoute(String format, String bodyType) throws Exception {
        assumeThat(COLLECTION).isDirectory();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&format=" + format + "&bodyType=" + bodyType + "&concurrentConsumers=4")
                        .routeId("test")
                        .process(exchange -> outcomes.merge(
                                exchange.getMessage().getHeader(GmailConstants.MESSAGE_ID, String.class),
                                outcome(exchange),
                                (first, second) -> "delivered twice"));
            }
        });
        startAndConnect(context);

        List<String> arrived =
                mails().stream().map(amy()::receive).map(StoredMessage::id).toList();

        await().atMost(Duration.ofSeconds(60)).until(() -> outcomes.size() == arrived.size());
        assertThat(outcomes).containsOnlyKeys(arrived).doesNotContainValue("delivered twice");
        Map<String, Integer> counts = new TreeMap<>();
        outcomes.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        System.out.println(format + "/" + bodyType + ": " + arrived.size() + " mails, " + counts);
    }

    private static String outcome(Exchange exchange) throws IOException {
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        Object body = message.getBody();
        String kind = body == null ? "no body" : body instanceof String text && text.isBlank() ? "empty body" : "body";
        int unreadable = 0;
        for (Attachment attachment : message.getAttachmentObjects().values()) {
            try (var content = attachment.getDataHandler().getInputStream()) {
                content.readAllBytes();
            } catch (IOException e) {
                unreadable++;
            }
        }
        return kind
                + (!message.getAttachmentObjects().isEmpty() ? " with attachments" : "")
                + (unreadable > 0 ? ", some unreadable" : "")
                + (message.getHeader("Subject") == null && message.getHeader("From") == null ? ", no headers" : "");
    }

    private static List<byte[]> mails() throws IOException {
        try (Stream<Path> files = Files.walk(COLLECTION)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(SharedMailRouteTest::read)
                    .toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
