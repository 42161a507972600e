package io.github.camelgmail.client;

import com.google.api.client.http.HttpContent;
import com.google.api.client.json.gson.GsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The body of a batch request: calls as parts of a {@code multipart/mixed} body, each with its index as its Content-ID
 * (Gmail API guide "Batching requests"). Parts carry no credentials: those of the request itself hold for all.
 */
final class BatchContent implements HttpContent {

    private static final String LINE_END = "\r\n";

    private final String boundary = "batch_" + UUID.randomUUID();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int parts;

    /** Adds a call. The path begins with a slash; the body is a JSON model or null. */
    void add(String verb, String path, Object body) throws IOException {
        byte[] json =
                body == null ? new byte[0] : GsonFactory.getDefaultInstance().toByteArray(body);
        write("--" + boundary + LINE_END);
        write("Content-Type: application/http" + LINE_END);
        write("Content-ID: <" + parts++ + ">" + LINE_END + LINE_END);
        write(verb + " " + path + " HTTP/1.1" + LINE_END);
        if (body != null) {
            write("Content-Type: application/json; charset=UTF-8" + LINE_END);
        }
        if (!verb.equals("GET")) {
            write("Content-Length: " + json.length + LINE_END);
        }
        write(LINE_END);
        bytes.writeBytes(json);
        write(LINE_END);
    }

    /** Adds what follows the last part. */
    void end() {
        write("--" + boundary + "--" + LINE_END);
    }

    @Override
    public long getLength() {
        return bytes.size();
    }

    @Override
    public String getType() {
        return "multipart/mixed; boundary=" + boundary;
    }

    @Override
    public boolean retrySupported() {
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
        out.flush();
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
