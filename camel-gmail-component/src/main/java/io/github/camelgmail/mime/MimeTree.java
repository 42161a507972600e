package io.github.camelgmail.mime;

import jakarta.activation.DataSource;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.SharedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A raw RFC 822 message as a tree of parts, with Gmail's part ids. Takes anything: where the structure breaks, what is there becomes
 * the content of the innermost part that could be read.
 */
final class MimeTree {

    private static final Pattern MIME_TYPE = Pattern.compile("[!-.0-~]{1,127}/[!-.0-~]{1,127}");
    private static final String EMBEDDED = "message/rfc822";

    private int count;

    MailPart root(MimeMessage mail) throws IOException {
        try {
            return part("", headers(mail.getAllHeaders()), mail::getRawInputStream, "text/plain", 0);
        } catch (MessagingException e) {
            throw new IOException("The raw message can't be opened", e);
        }
    }

    /** Opens what a part's transfer encoding has made of its content. */
    private interface RawContent {
        InputStream open() throws MessagingException, IOException;
    }

    private MailPart part(String partId, List<MailHeader> headers, RawContent raw, String defaultType, int depth)
            throws IOException {
        count++;
        HeaderParameters type = HeaderParameters.parse(MailHeader.first(headers, "Content-Type"));
        String mimeType = MIME_TYPE.matcher(type.value()).matches() ? type.value() : defaultType;
        PartContent content = content(headers, raw);
        List<MailPart> parts = List.of();
        if (mimeType.startsWith("multipart/")) {
            parts = depth < MailPart.MAX_DEPTH
                    ? parts(partId, mimeType, type.parameter("boundary"), content, depth)
                    : parts;
            if (parts.isEmpty() && depth < MailPart.MAX_DEPTH) {
                // no boundary to be found: people should see what is there
                mimeType = "text/plain";
            }
        }
        return new MailPart(
                partId,
                mimeType,
                fileName(headers, type, mimeType),
                headers,
                parts.isEmpty() ? content : null,
                false,
                parts);
    }

    private List<MailPart> parts(String partId, String mimeType, String boundary, PartContent content, int depth)
            throws IOException {
        List<MailPart> parts = new ArrayList<>();
        try {
            MimeMultipart multipart = new LenientMultipart(new MultipartSource(mimeType, boundary, content));
            String defaultType = mimeType.equals("multipart/digest") ? EMBEDDED : "text/plain";
            for (int i = 0; i < multipart.getCount() && count < MailPart.MAX_PARTS; i++) {
                BodyPart child = multipart.getBodyPart(i);
                String childId = partId.isEmpty() ? String.valueOf(i) : partId + "." + i;
                RawContent raw = ((MimeBodyPart) child)::getRawInputStream;
                parts.add(part(childId, headers(child.getAllHeaders()), raw, defaultType, depth + 1));
            }
        } catch (MessagingException e) {
            // what was found before the structure broke is what there is
        }
        return parts;
    }

    private static List<MailHeader> headers(Enumeration<Header> fields) {
        List<MailHeader> headers = new ArrayList<>();
        while (fields.hasMoreElements()) {
            Header field = fields.nextElement();
            String value = field.getValue() == null ? "" : field.getValue();
            headers.add(new MailHeader(field.getName(), text(value)));
        }
        return headers;
    }

    /** Makes characters of octets, which RFC 6532 wants to be UTF-8; Jakarta Mail has not done so for a part's fields. */
    private static String text(String value) {
        boolean octets = value.chars().allMatch(c -> c <= 0xff);
        return octets ? TextDecoder.decode(value.getBytes(StandardCharsets.ISO_8859_1), null) : value;
    }

    private static PartContent content(List<MailHeader> headers, RawContent raw) {
        String encoding = MailHeader.first(headers, "Content-Transfer-Encoding");
        return () -> {
            try {
                return TransferDecoder.decode(raw.open(), encoding);
            } catch (MessagingException e) {
                return InputStream.nullInputStream();
            }
        };
    }

    private static String fileName(List<MailHeader> headers, HeaderParameters type, String mimeType) {
        String name = HeaderParameters.parse(MailHeader.first(headers, "Content-Disposition"))
                .parameter("filename");
        if (name == null || name.isEmpty()) {
            name = type.parameter("name");
        }
        if (name == null || name.isEmpty()) {
            // as Gmail has it
            name = mimeType.toLowerCase(Locale.ROOT).equals(EMBEDDED) ? "noname.eml" : "";
        }
        return name;
    }

    /** Reads a multipart that lacks a boundary parameter, its last boundary, or all of its parts. */
    private static final class LenientMultipart extends MimeMultipart {

        LenientMultipart(DataSource source) throws MessagingException {
            super(source);
        }

        @Override
        protected void initializeProperties() {
            ignoreMissingEndBoundary = true;
            ignoreMissingBoundaryParameter = true;
            ignoreExistingBoundaryParameter = false;
            allowEmpty = true;
        }
    }

    private record MultipartSource(String mimeType, String boundary, PartContent content) implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream in = content.open();
            return in instanceof SharedInputStream ? in : MailContent.of(in).open();
        }

        @Override
        public String getContentType() {
            return boundary == null || boundary.isEmpty()
                    ? mimeType
                    : mimeType + "; boundary=\""
                            + boundary.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        @Override
        public String getName() {
            return null;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("A mail that came is only read");
        }
    }
}
