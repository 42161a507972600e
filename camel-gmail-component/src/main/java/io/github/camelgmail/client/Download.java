package io.github.camelgmail.client;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartBody;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.Map;

/**
 * Reads an answer whose one big value, a whole mail or an attachment, is base64url: the value is decoded into a stream as
 * it arrives, and the rest becomes the answer. Memory does not grow with the value.
 */
final class Download {

    private static final JsonFactory JSON = new JsonFactory();
    /** Gmail's base64url comes with or without padding, on one line. */
    private static final Base64Variant BASE64URL = new Base64Variant(
                    "gmail",
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
                    true,
                    '=',
                    Integer.MAX_VALUE)
            .withPaddingAllowed();

    private static final Map<Class<?>, String> BIG_FIELDS = Map.of(Message.class, "raw", MessagePartBody.class, "data");

    private Download() {}

    /** Whether a method answers something with a big field. */
    static boolean isPossible(Class<?> responseType) {
        return BIG_FIELDS.containsKey(responseType);
    }

    /** The answer without its big field, whose bytes have gone to the target. */
    static <T> T read(InputStream in, Class<T> type, DownloadTarget target) throws IOException {
        String bigField = BIG_FIELDS.get(type);
        StringWriter rest = new StringWriter();
        try (JsonParser parser = JSON.createParser(in);
                JsonGenerator copy = JSON.createGenerator(rest)) {
            parser.nextToken();
            copy.writeStartObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(bigField)) {
                    store(parser, target);
                } else {
                    copy.writeFieldName(name);
                    copy.copyCurrentStructure(parser);
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("the answer is not a JSON object");
            }
            copy.writeEndObject();
        }
        return GsonFactory.getDefaultInstance().fromString(rest.toString(), type);
    }

    private static void store(JsonParser parser, DownloadTarget target) throws IOException {
        OutputStream out;
        try {
            out = target.open();
        } catch (IOException e) {
            throw LocalIoException.writing(e);
        }
        try (OutputStream local = new Local(out)) {
            parser.readBinaryValue(BASE64URL, local);
        }
    }

    /** Tells trouble with the caller's stream from trouble with the connection. */
    private static final class Local extends FilterOutputStream {

        Local(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw LocalIoException.writing(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException e) {
                throw LocalIoException.writing(e);
            }
        }
    }
}
