package io.github.camelgmail.mime;

import java.util.Arrays;
import java.util.Optional;

/** What the body of an exchange made from a mail is. */
public enum BodyType {
    /** A String: the mail's plain text; HTML reduced to readable text where there is no plain text. */
    TEXT("text"),
    /** A String: the mail's HTML; plain text as escaped HTML where there is no HTML. */
    HTML("html"),
    /** Gmail's own {@link com.google.api.services.gmail.model.Message}. */
    MESSAGE("message"),
    /** A {@link jakarta.mail.internet.MimeMessage}; needs the message in format {@code raw}. */
    MIME_MESSAGE("mimeMessage"),
    /** The RFC 822 bytes as a {@link org.apache.camel.StreamCache}; needs the message in format {@code raw}. */
    RAW("raw");

    private final String optionValue;

    BodyType(String optionValue) {
        this.optionValue = optionValue;
    }

    /** The name by which users ask for it, as {@code mimeMessage}. */
    public String optionValue() {
        return optionValue;
    }

    /** True when the message has to be fetched in format {@code raw}. */
    public boolean needsRaw() {
        return this == MIME_MESSAGE || this == RAW;
    }

    /** Finds the type by its option value, whatever the case; empty when there is none of that name. */
    public static Optional<BodyType> of(String optionValue) {
        return Arrays.stream(values())
                .filter(type -> type.optionValue.equalsIgnoreCase(optionValue))
                .findFirst();
    }
}
