package io.github.camelgmail.mime;

import com.google.api.services.gmail.model.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** What the tests of this package share. */
final class Mails {

    private static final CamelContext CONTEXT = new DefaultCamelContext();

    private Mails() {}

    /** A folder of mails for tests that run only where it is present. */
    static Path shared(String folder) {
        return Path.of(System.getProperty("corpus.dir", "../../shared"), folder);
    }

    static Exchange exchange() {
        return new DefaultExchange(CONTEXT);
    }

    static AttachmentLoader noLoader() {
        return (messageId, partId, attachmentId) -> {
            throw new AssertionError("nothing has to be loaded");
        };
    }

    /** A Gmail message in format raw; line breaks become CRLF, characters above 0xff UTF-8. */
    static Message raw(String mail) {
        byte[] octets = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new Message().setId("19a0").setRaw(Base64.getUrlEncoder().encodeToString(octets));
    }
}
