package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses that Gmail really gave, where the folder of them is present. */
@EnabledIf("present")
class RecordedMessagesTest {

    private static final Path FOLDER = Mails.shared("gmail/recorded");

    /** What the exporter has changed in one of the two forms. */
    private static final Set<String> ANONYMISED_HEADERS = Set.of("from", "to");

    private static final Set<String> ANONYMISED_ATTACHMENTS = Set.of("attachment-2.txt", "attachment-3.eml");

    static boolean present() {
        return Files.isDirectory(FOLDER);
    }

    static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void fullAndRawGiveTheSameExchange(Path recording) throws Exception {
        Recording recorded = new Recording(recording);
        Exchange full = Mails.exchange();
        new MessageReader(recorded::load).read(recorded.full, full.getMessage(), BodyType.TEXT);
        if (recorded.raw.getRaw() == null) {
            assertThat(full.getMessage().getBody()).isEqualTo("");
            return;
        }
        Exchange raw = Mails.exchange();
        new MessageReader(Mails.noLoader()).read(recorded.raw, raw.getMessage(), BodyType.TEXT);

        assertThat(lines(full.getMessage().getBody()))
                .isEqualTo(lines(raw.getMessage().getBody()));
        assertThat(types(full)).isEqualTo(types(raw));
        for (String attachment : types(raw).keySet()) {
            if (recorded.attachments != null && !ANONYMISED_ATTACHMENTS.contains(attachment)) {
                assertThat(content(full, attachment)).isEqualTo(content(raw, attachment));
            }
        }
        Set<String> comparable = recorded.full.getPayload().getHeaders().stream()
                .map(MessagePartHeader::getName)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !ANONYMISED_HEADERS.contains(name))
                .collect(Collectors.toSet());
        for (String name : comparable) {
            assertThat(full.getMessage().getHeader(name))
                    .isEqualTo(raw.getMessage().getHeader(name));
        }

        Exchange fullHtml = Mails.exchange();
        Exchange rawHtml = Mails.exchange();
        new MessageReader(recorded::load).read(recorded.full, fullHtml.getMessage(), BodyType.HTML);
        new MessageReader(Mails.noLoader()).read(recorded.raw, rawHtml.getMessage(), BodyType.HTML);
        assertThat(lines(fullHtml.getMessage().getBody()))
                .isEqualTo(lines(rawHtml.getMessage().getBody()));
    }

    /** The export has lost the difference between line ends in some of the raw messages. */
    private static String lines(Object body) {
        return ((String) body).replace("\r\n", "\n");
    }

    private static Map<String, String> types(Exchange exchange) {
        Map<String, String> types = new HashMap<>();
        exchange.getMessage(AttachmentMessage.class)
                .getAttachments()
                .forEach((name, attachment) -> types.put(name, attachment.getContentType()));
        return types;
    }

    private static byte[] content(Exchange exchange, String attachment) throws IOException {
        return exchange.getMessage(AttachmentMessage.class)
                .getAttachment(attachment)
                .getInputStream()
                .readAllBytes();
    }

    private static final class Recording {
        private final Message full;
        private final Message raw;
        private final Map<?, ?> attachments;

        private Recording(Path file) throws IOException {
            GenericJson json = GsonFactory.getDefaultInstance()
                    .createJsonParser(Files.readString(file))
                    .parse(GenericJson.class);
            full = convert(json.get("full"));
            raw = convert(json.get("raw"));
            attachments = (Map<?, ?>) json.get("attachments");
        }

        private static Message convert(Object json) throws IOException {
            GsonFactory gson = GsonFactory.getDefaultInstance();
            return gson.fromString(gson.toString(json), Message.class);
        }

        private ByteArrayInputStream load(String messageId, String partId, String attachmentId) {
            return new ByteArrayInputStream(
                    Base64Text.decode((String) ((Map<?, ?>) attachments.get(attachmentId)).get("data")));
        }
    }
}
