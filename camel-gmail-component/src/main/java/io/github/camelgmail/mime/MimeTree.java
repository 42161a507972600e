package io.github.camelgmail.mime;

import jakarta.activation.DataSource;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
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
 * A raw RFC 822 message as a tree of parts, with Gmail's part ids. Takes anything: where the structure breaks, what
 * is there becomes the content of the innermost part that could be read.
 */
final class MimeTree {

    private static final Pattern MIME_TYPE = Pattern.compile("[!-.0-~]{1,127}/[!-.0-~]{1,127}");
    private static final String EMBEDDED = "message/rfc822";

    /** Parts that may still be made. */
    private int budget = MailPart.MAX_PARTS;

    MailPart root(MimeMessage mail) throws IOException {
        return part("", headers(mail), mail::getRawInputStream, "text/plain", 0);
    }

    /** Opens what a part's transfer encoding has made of its content. */
    private interface RawContent {
        InputStream open() throws MessagingException, IOException;
    }

    private MailPart part(String partId, List<MailHeader> headers, RawContent raw, String defaultType, int depth)
            throws IOException {
        HeaderParameters type = HeaderParameters.parse(MailHeader.first(headers, "Content-Type"));
        String mimeType = MIME_TYPE.matcher(type.value()).matches() ? type.value() : defaultType;
        PartContent content = content(headers, raw);
        List<MailPart> parts = List.of();
        if (mimeType.startsWith("multipart/") && depth < MailPart.MAX_DEPTH && budget > 0) {
            parts = parts(partId, mimeType, type.parameter("boundary"), content, depth);
            if (parts.isEmpty()) {
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
                parts.isEmpty() ? content : null,
                false,
                parts);
    }

    private List<MailPart> parts(String partId, String mimeType, String boundary, PartContent content, int depth)
            throws IOException {
        LenientMultipart multipart = new LenientMultipart(budget);
        try {
            multipart.parse(new MultipartSource(mimeType, boundary, content));
        } catch (MessagingException e) {
            // what was found before the structure broke, or became too much, is what there is
        }
        budget -= multipart.found.size();
        String defaultType = mimeType.equals("multipart/digest") ? EMBEDDED : "text/plain";
        List<MailPart> parts = new ArrayList<>();
        for (MimeBodyPart child : multipart.found) {
            String childId = partId.isEmpty() ? String.valueOf(parts.size()) : partId + "." + parts.size();
            parts.add(part(childId, headers(child), child::getRawInputStream, defaultType, depth + 1));
        }
        return parts;
    }

    private static List<MailHeader> headers(Part part) throws IOException {
        try {
            return headers(part.getAllHeaders());
        } catch (MessagingException e) {
            throw new IOException("The header of a raw message can't be read", e);
        }
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

    /**
     * Makes characters of octets, which RFC 6532 wants to be UTF-8; Jakarta Mail has not done so for a part's fields.
     */
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

        private final List<MimeBodyPart> found = new ArrayList<>();
        private final int most;

        LenientMultipart(int most) {
            this.most = most;
        }

        void parse(DataSource source) throws MessagingException {
            ds = source;
            contentType = source.getContentType();
            parsed = false;
            parse();
        }

        @Override
        protected void initializeProperties() {
            ignoreMissingEndBoundary = true;
            ignoreMissingBoundaryParameter = true;
            ignoreExistingBoundaryParameter = false;
            allowEmpty = true;
        }

        @Override
        protected MimeBodyPart createMimeBodyPart(InputStream in) throws MessagingException {
            if (found.size() == most) {
                throw new MessagingException("More parts than " + most);
            }
            MimeBodyPart part = super.createMimeBodyPart(in);
            found.add(part);
            return part;
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
