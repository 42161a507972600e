package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.api.services.gmail.model.Message;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real and hostile mails, where the folder of them is present. */
@EnabledIf("present")
class SharedMailTest {

    private static final Path FOLDER = Mails.shared("mail");

    static boolean present() {
        return Files.isDirectory(FOLDER);
    }

    static List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void isReadAsFarAsItGoes(Path mail) throws Exception {
        for (BodyType bodyType : BodyType.values()) {
            Exchange exchange = Mails.exchange();
            try (InputStream raw = Files.newInputStream(mail)) {
                new MessageReader(Mails.noLoader()).read(new Message(), raw, exchange.getMessage(), bodyType);
            }
            assertThat(exchange.getMessage().getBody()).isNotNull();
            AttachmentMessage attachments = exchange.getMessage(AttachmentMessage.class);
            for (DataHandler attachment : attachments.getAttachments().values()) {
                try (InputStream content = attachment.getInputStream()) {
                    assertThatCode(content::readAllBytes).doesNotThrowAnyException();
                }
            }
            assertThat(attachments.getAttachmentNames()).allSatisfy(name -> assertThat(name)
                    .isNotBlank()
                    .doesNotContain("/", "\\", "\r", "\n", "\0")
                    .isNotIn(".", ".."));
        }
    }
}
