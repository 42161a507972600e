package io.github.camelgmail.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.angus.mail.util.BASE64DecoderStream;
import org.eclipse.angus.mail.util.DecodingException;
import org.eclipse.angus.mail.util.QPDecoderStream;
import org.eclipse.angus.mail.util.UUDecoderStream;

/** Undoes a content transfer encoding (RFC 2045 section 6) as far as it can be undone. */
final class TransferDecoder {

    private TransferDecoder() {}

    /** @param encoding the header's value; what is unknown or missing means that nothing was encoded */
    static InputStream decode(InputStream raw, String encoding) {
        String name = encoding == null
                ? ""
                : encoding.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-].*", "");
        return switch (name) {
            case "base64" -> new Tolerant(new BASE64DecoderStream(raw, true));
            case "quoted-printable" -> new Tolerant(new QPDecoderStream(raw));
            case "uuencode", "x-uuencode", "x-uue" -> new Tolerant(new UUDecoderStream(raw, true, true));
            default -> raw;
        };
    }

    /** Ends where the encoding is broken for good. */
    private static final class Tolerant extends FilterInputStream {

        Tolerant(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (DecodingException e) {
                return -1;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, bytes.length);
            try {
                return count == 0 ? 0 : in.read(bytes, offset, count);
            } catch (DecodingException e) {
                return -1;
            }
        }
    }
}
