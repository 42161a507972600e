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
            case "base64" -> new BASE64DecoderStream(raw, true);
            case "quoted-printable" -> new Tolerant(new QPDecoderStream(raw));
            case "uuencode", "x-uuencode", "x-uue" -> new Tolerant(new UUDecoderStream(raw, true, true));
            default -> raw;
        };
    }

    /** Ends where the encoding is broken for good; what comes before that is read. */
    private static final class Tolerant extends FilterInputStream {

        private boolean broken;

        Tolerant(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return broken ? -1 : in.read();
            } catch (DecodingException | IndexOutOfBoundsException e) {
                // UUDecoderStream runs over the end of its buffer where a line is longer than it says.
                broken = true;
                return -1;
            }
        }

        /** One by one: reading several at once loses those before the one that fails. */
        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, bytes.length);
            int read = 0;
            int octet = 0;
            while (read < count && (octet = read()) >= 0) {
                bytes[offset + read++] = (byte) octet;
            }
            return read == 0 && octet < 0 ? -1 : read;
        }
    }
}
