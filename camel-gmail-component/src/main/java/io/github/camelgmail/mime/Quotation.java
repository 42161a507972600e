package io.github.camelgmail.mime;

import jakarta.mail.internet.ContentType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.DefaultAttachment;

/**
 * What a new mail has of an earlier one: quoted below an answer, forwarded with its attachments, or attached as a whole.
 * The new mail gets HTML where either of the two has it.
 */
public final class Quotation {

    private enum Form {
        QUOTED,
        FORWARDED,
        ATTACHED
    }

    private final OriginalMail mail;
    private final Form form;

    private Quotation(OriginalMail mail, Form form) {
        this.mail = Objects.requireNonNull(mail);
        this.form = form;
        if (mail.raw() == null) {
            throw new IllegalArgumentException("Of this mail only the header is known");
        }
    }

    /** Quotes the mail below an answer, with the images that its HTML shows. */
    public static Quotation quoted(OriginalMail mail) {
        return new Quotation(mail, Form.QUOTED);
    }

    /** Puts the mail below a comment, with its attachments. A body that is the mail's own text is no comment. */
    public static Quotation forwarded(OriginalMail mail) {
        return new Quotation(mail, Form.FORWARDED);
    }

    /** Attaches the mail as it is, signatures intact. A body that is the mail's own text is no comment. */
    public static Quotation attached(OriginalMail mail) {
        return new Quotation(mail, Form.ATTACHED);
    }

    /**
     * The texts of the new mail.
     *
     * @param text        of the content type
     * @param alternative HTML where the text is plain, else plain; null if there is none
     */
    record Texts(String text, String alternative) {}

    Texts below(ContentType type, String text, String alternative) throws IOException {
        boolean html = type.match("text/html");
        if (!html && !type.match("text/plain")) {
            throw new MailFormatException(
                    "contentType", type.getBaseType(), "text/plain or text/html where another mail is quoted");
        }
        boolean repeated = form != Form.QUOTED && repeats(text);
        String comment = repeated ? "" : text;
        String other = repeated ? null : alternative;
        if (form == Form.ATTACHED) {
            return new Texts(comment, other);
        }
        if (html) {
            return new Texts(
                    QuotedHtml.below(comment, quotedHtml()),
                    QuotedText.below(other == null ? HtmlText.toText(comment) : other, quotedText()));
        }
        boolean withHtml = other != null || mail.body().hasHtml();
        return new Texts(
                QuotedText.below(comment, quotedText()),
                withHtml ? QuotedHtml.below(other == null ? HtmlText.ofText(comment) : other, quotedHtml()) : null);
    }

    /** The attachments of the new mail: its own and those of the earlier one that go with it. */
    Map<String, Attachment> attachments(Map<String, Attachment> own, Texts texts) {
        Map<String, Attachment> all = new LinkedHashMap<>(own);
        FileNames names = new FileNames();
        own.forEach((name, attachment) ->
                names.next(name, attachment.getDataHandler() == null ? "" : "application/octet-stream"));
        if (form == Form.ATTACHED) {
            String name = names.next(mail.header("Subject") + ".eml", "message/rfc822");
            all.put(name, new DefaultAttachment(new MailDataSource(name, mail.raw())));
            return all;
        }
        for (MailPart part : mail.body().attachments()) {
            if (form == Form.FORWARDED || isShown(part, texts)) {
                String name = names.next(part.fileName(), part.mimeType());
                all.put(name, attachment(name, part));
            }
        }
        return all;
    }

    private static boolean isShown(MailPart part, Texts texts) {
        String id = contentId(part);
        return id != null
                && Stream.of(texts.text(), texts.alternative())
                        .anyMatch(text -> text != null && text.contains("cid:" + id.substring(1, id.length() - 1)));
    }

    private static Attachment attachment(String name, MailPart part) {
        DefaultAttachment attachment = new DefaultAttachment(PartDataSource.of(name, part, null));
        String id = contentId(part);
        if (id != null) {
            attachment.setHeader("Content-ID", id);
        }
        return attachment;
    }

    /** In angle brackets; null if there is none that can be written. */
    private static String contentId(MailPart part) {
        String id = part.header("Content-ID");
        return id == null
                ? null
                : MessageIds.single(id).filter(one -> one.length() <= 250).orElse(null);
    }

    /** Whether a body is the mail itself, as a consumer leaves it. */
    private boolean repeats(String text) throws IOException {
        return List.of(squeezed(mail.body().text()), squeezed(mail.body().html()))
                .contains(squeezed(text));
    }

    private static String squeezed(String text) {
        return String.join(" ", text.strip().split("\\s+"));
    }

    private String quotedText() throws IOException {
        return form == Form.QUOTED ? QuotedText.answered(mail) : QuotedText.forwarded(mail);
    }

    private String quotedHtml() throws IOException {
        return form == Form.QUOTED ? QuotedHtml.answered(mail) : QuotedHtml.forwarded(mail);
    }
}
