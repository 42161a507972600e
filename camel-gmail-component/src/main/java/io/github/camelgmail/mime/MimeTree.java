package io.github.camelgmail.mime;

import jakarta.activation.DataSource;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.SharedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A raw RFC 822 message as a tree of parts, with Gmail's part ids. Takes anything: where the structure breaks, what
 * is there becomes the content of the innermost part that could be read.
 */
final class MimeTree {

    private static final Pattern MIME_TYPE = Pattern.compile("[!-.0-~]{1,127}/[!-.0-~]{1,127}");
    /** Leaves the octets of header fields alone: what is not UTF-8 would be lost. */
    private static final Session OCTETS = Session.getInstance(new Properties());

    private static final String EMBEDDED = "message/rfc822";
    private static final Pattern IDENTITY = Pattern.compile("(?i)\\s*(7bit|8bit|binary)\\s*");

    /** Parts that may still be made. */
    private int budget = MailPart.MAX_PARTS;

    MailPart root(MailContent content) throws IOException {
        MimeMessage mail = parse(content);
        return part("", headers(mail), withLinesAbove(mail, mail::getRawInputStream), "text/plain", 0);
    }

    private static MimeMessage parse(MailContent content) throws IOException {
        try {
            return new MimeMessage(OCTETS, content.open());
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
                fileName(headers, mimeType),
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
            RawContent raw = withLinesAbove(child, child::getRawInputStream);
            parts.add(part(childId, headers(child), raw, defaultType, depth + 1));
        }
        return parts;
    }

    /**
     * The content together with what stands above it and is no header: where the blank line between the two is missing,
     * Jakarta Mail takes the start of the text for header fields. What is encoded is left as it is.
     */
    private static RawContent withLinesAbove(MimePart part, RawContent raw) throws IOException {
        try {
            Deque<String> above = new ArrayDeque<>();
            for (String line : Collections.list(part.getAllHeaderLines())) {
                if (MailHeader.START.matcher(line).lookingAt()) {
                    above.clear();
                } else {
                    above.add(line);
                }
            }
            String[] encoding = part.getHeader("Content-Transfer-Encoding");
            if (above.isEmpty()
                    || encoding != null && !IDENTITY.matcher(encoding[0]).matches()) {
                return raw;
            }
            byte[] lines = (String.join("\r\n", above) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
            return () -> new SequenceInputStream(new ByteArrayInputStream(lines), raw.open());
        } catch (MessagingException e) {
            throw new IOException("The header of a raw message can't be read", e);
        }
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
     * Makes characters of octets, which RFC 6532 wants to be UTF-8.
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

    /** As it is written in the header fields of a part; empty if there is none. */
    static String fileName(List<MailHeader> headers, String mimeType) {
        String name = HeaderParameters.parse(MailHeader.first(headers, "Content-Disposition"))
                .parameter("filename");
        if (name == null || name.isEmpty()) {
            name = HeaderParameters.parse(MailHeader.first(headers, "Content-Type"))
                    .parameter("name");
        }
        if (name == null || name.isEmpty()) {
            // as Gmail has it
            name = EMBEDDED.equalsIgnoreCase(mimeType) ? "noname.eml" : "";
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
            // lines are compared without the space at their end
            return boundary == null || boundary.isBlank()
                    ? mimeType
                    : mimeType + "; boundary=\""
                            + boundary.stripTrailing().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
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
