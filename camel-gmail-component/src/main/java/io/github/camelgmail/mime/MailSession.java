package io.github.camelgmail.mime;

import jakarta.mail.Session;
import java.util.Properties;

/** The one session that Jakarta Mail wants for every message. Header fields may hold UTF-8 (RFC 6532). */
final class MailSession {

    static final Session INSTANCE = Session.getInstance(properties());

    private MailSession() {}

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return properties;
    }
}
