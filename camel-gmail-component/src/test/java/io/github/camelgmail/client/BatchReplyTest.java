package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgmail.client.BatchReply.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchReplyTest {

    private static final String TYPE = "multipart/mixed; boundary=\"batch_x\"";

    @Test
    void partsAreMatchedByTheirIdNotByTheirPosition() throws IOException {
        Map<Integer, Part> parts =
                read(part("<response-1>", 200, "{\"id\":\"b\"}") + part("<response-0>", 404, "{}") + "--batch_x--");

        assertThat(body(parts, 1)).isEqualTo("{\"id\":\"b\"}");
        assertThat(parts.get(0).status()).isEqualTo(404);
    }

    @Test
    void partsWithoutIdsAreMatchedByPosition() throws IOException {
        String anonymous = "--batch_x\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n";

        Map<Integer, Part> parts = read(anonymous + "first\r\n" + anonymous + "second\r\n--batch_x--\r\n");

        assertThat(body(parts, 0)).isEqualTo("first");
        assertThat(body(parts, 1)).isEqualTo("second");
    }

    @Test
    void aBodyThatLooksLikeADelimiterIsNone() throws IOException {
        Map<Integer, Part> parts = read(part("<response-0>", 200, "a --batch_x b") + "--batch_x--");

        assertThat(body(parts, 0)).isEqualTo("a --batch_x b");
    }

    @Test
    void aBrokenPartTakesNothingFromTheOthers() throws IOException {
        Map<Integer, Part> parts = read(part("<response-0>", 502, "<html>Bad Gateway</html>")
                + "--batch_x\r\nContent-ID: <response-1>\r\n\r\ngarbage\r\n"
                + part("<response-2>", 200, "{}")
                + part("<response-77>", 200, "{}")
                + part("<response-x>", 200, "{}")
                + "--batch_x--");

        assertThat(parts).containsOnlyKeys(0, 2);
        assertThat(parts.get(0).status()).isEqualTo(502);
    }

    @Test
    void whatArrivedBeforeACutCounts() throws IOException {
        InputStream cut = new SequenceInputStream(
                stream(part("<response-0>", 200, "{\"id\":\"a\"}")
                        + "--batch_x\r\nContent-ID: <response-1>\r\n\r\nHTTP"),
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("cut");
                    }
                });

        assertThat(BatchReply.read(cut, TYPE, 2)).containsOnlyKeys(0);
    }

    @Test
    void headersOfAPartAreReadWhateverTheirCase() throws IOException {
        Map<Integer, Part> parts = read("--batch_x\r\ncontent-id: <response-0>\r\n\r\n"
                + "HTTP/1.1 503 Service Unavailable\r\nRETRY-AFTER: 7\r\n\r\n\r\n--batch_x--");

        assertThat(parts.get(0).headers().getRetryAfter()).isEqualTo("7");
    }

    @Test
    void anAnswerThatIsNotMultipartIsAnError() {
        assertThatThrownBy(() -> BatchReply.read(stream("{}"), "application/json", 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("application/json");
    }

    private static Map<Integer, Part> read(String reply) throws IOException {
        return BatchReply.read(stream(reply), TYPE, 3);
    }

    private static String part(String id, int status, String body) {
        return "--batch_x\r\nContent-Type: application/http\r\nContent-ID: " + id + "\r\n\r\nHTTP/1.1 " + status
                + " Text\r\nContent-Type: application/json\r\n\r\n" + body + "\r\n";
    }

    private static String body(Map<Integer, Part> parts, int index) {
        return new String(parts.get(index).body(), StandardCharsets.UTF_8);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
