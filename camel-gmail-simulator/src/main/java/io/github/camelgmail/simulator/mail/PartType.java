package io.github.camelgmail.simulator.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a part's header fields say it is. All components are non-null; "" stands for absent. */
record PartType(String mimeType, String filename, String charset, String boundary, TransferEncoding encoding) {

    static final String TEXT = "text/plain";
    static final String MESSAGE = "message/rfc822";

    private static final Pattern MIME_TYPE = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** @param defaultType the type of a part that names none: {@code message/rfc822} within a digest */
    static PartType of(HeaderBlock header, String defaultType) {
        HeaderParameters type = HeaderParameters.parse(header.value("Content-Type"));
        HeaderParameters disposition = HeaderParameters.parse(header.value("Content-Disposition"));
        String mimeType = mimeType(type.value(), defaultType);
        String filename = disposition.get("filename");
        if (filename.isEmpty()) {
            filename = type.get("name");
        }
        if (filename.isEmpty() && mimeType.equals(MESSAGE)) {
            filename = "noname.eml";
        }
        TransferEncoding encoding = TransferEncoding.named(header.value("Content-Transfer-Encoding"));
        return new PartType(
                mimeType,
                filename,
                type.get("charset"),
                type.verbatim("boundary").stripTrailing(),
                encoding);
    }

    /** The same part taken as plain text: a multipart whose boundary never comes is shown as it stands. */
    PartType asText() {
        return new PartType(TEXT, filename, charset, "", TransferEncoding.IDENTITY);
    }

    boolean isMultipart() {
        return mimeType.startsWith("multipart/");
    }

    boolean isDigest() {
        return mimeType.equals("multipart/digest");
    }

    /** Whether a message stands in the part; an encoded one of another type than rfc822 is opaque to Gmail. */
    boolean isMessage() {
        return mimeType.equals(MESSAGE) || mimeType.startsWith("message/") && encoding == TransferEncoding.IDENTITY;
    }

    private static String mimeType(String value, String defaultType) {
        int end = 0;
        while (end < value.length() && !Character.isWhitespace(value.charAt(end)) && value.charAt(end) != '(') {
            end++;
        }
        String type = value.substring(0, end);
        if (type.isEmpty()) {
            return defaultType;
        }
        return MIME_TYPE.matcher(type).matches() ? type.toLowerCase(Locale.ROOT) : TEXT;
    }
}
