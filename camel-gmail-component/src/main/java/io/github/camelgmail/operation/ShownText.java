package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.mime.HtmlText;
import java.util.Locale;
import java.util.Optional;

/**
 * A text that Gmail shows to people on behalf of a setting: the message's body.
 *
 * @param text what option {@code contentType} says it is
 * @param html whether it is HTML
 */
record ShownText(String text, boolean html) {

    private static final String PLAIN = "text/plain";
    private static final String HTML = "text/html";

    /**
     * The body as it is.
     *
     * @param standard the content type where none is given
     * @return empty when there is no body
     * @throws IllegalArgumentException for a body that is no text, as a mail that was consumed, or another content type
     */
    static Optional<ShownText> of(Arguments arguments, String operation, String standard) {
        Object body = arguments.message().getBody();
        if (body == null) {
            return Optional.empty();
        }
        String type = arguments
                .text("contentType")
                .orElse(standard)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*;.*", "");
        if (!type.equals(PLAIN) && !type.equals(HTML)) {
            throw arguments.invalid("contentType", type, PLAIN + ", " + HTML);
        }
        String text = body instanceof Message ? null : arguments.message().getBody(String.class);
        if (text == null) {
            throw new IllegalArgumentException("Operation " + operation + " needs a text as its body: found "
                    + body.getClass().getName());
        }
        return Optional.of(new ShownText(text, type.equals(HTML)));
    }

    /** The same as HTML. */
    String asHtml() {
        return html ? text : HtmlText.ofText(text.strip());
    }
}
