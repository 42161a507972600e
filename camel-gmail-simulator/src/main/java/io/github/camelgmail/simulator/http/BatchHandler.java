package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.http.Multipart.Part;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Batches: many calls in one multipart request. The parts run at the same time and are answered in their order. A part
 * inherits the outer request's headers and query parameters, save the Content headers, where it has none of its own.
 */
final class BatchHandler {

    private static final Set<String> PATHS = Set.of("/batch", "/batch/gmail/v1", "/batch/gmail");

    private final Vertx vertx;
    private final Execution execution;
    private final Function<Call, Future<Reply>> parts;

    /**
     * @param parts answers a part; its future fails only when the connection is to be cut
     */
    BatchHandler(Vertx vertx, Execution execution, Function<Call, Future<Reply>> parts) {
        this.vertx = vertx;
        this.execution = execution;
        this.parts = parts;
    }

    boolean serves(Request request) {
        return request.verb().equals("POST") && PATHS.contains(request.path());
    }

    Future<Reply> handle(Call call) {
        call.method("batch");
        return execution.run(List.of("batch"), () -> vertx.executeBlocking(() -> read(call.request()), false)
                .compose(entries -> runAll(call, entries)));
    }

    private Future<Reply> runAll(Call call, List<Entry> entries) {
        call.parts(entries.size());
        List<Future<Reply>> replies =
                entries.stream().map(entry -> parts.apply(entry.call())).toList();
        return Future.all(replies).compose(all -> vertx.executeBlocking(() -> write(entries, all.list()), false));
    }

    /** A part: its call and its Content-ID, which is null when it has none. */
    private record Entry(String contentId, Call call) {}

    private static List<Entry> read(Request outer) throws IOException {
        byte[] body = outer.content(HttpLimits.BATCH_BYTES);
        List<Part> parts = Multipart.parse(outer.header("Content-Type"), body);
        if (parts == null || parts.isEmpty()) {
            throw Failures.badRequest("Failed to parse batch request, error: 0 items. Received batch body: ("
                    + body.length + ") bytes redacted");
        }
        if (parts.size() > HttpLimits.BATCH_PARTS) {
            throw Failures.badRequest("The batch request has " + parts.size() + " calls, more than the limit of "
                    + HttpLimits.BATCH_PARTS + ".");
        }
        List<Entry> entries = new ArrayList<>(parts.size());
        for (Part part : parts) {
            entries.add(new Entry(part.headers().get("Content-ID"), new Call(readPart(outer, part.content()), true)));
        }
        return entries;
    }

    private static Request readPart(Request outer, byte[] http) {
        int line = 0;
        while (line < http.length && (http[line] == '\r' || http[line] == '\n')) {
            line++;
        }
        int headersFrom = Multipart.nextLine(http, line);
        String[] requestLine = new String(http, line, headersFrom - line, StandardCharsets.ISO_8859_1)
                .trim()
                .split(" +");
        if (requestLine.length < 2) {
            throw Failures.badRequest("Failed to parse batch request, error: Failed in parsing a request line.");
        }
        Part message = Multipart.block(http, headersFrom, http.length);
        String target = requestLine[1].replaceFirst("^(?i)https?://[^/]*", "");
        int question = target.indexOf('?');
        Parameters query = Parameters.parse(question < 0 ? "" : target.substring(question + 1));
        return new Request(
                requestLine[0].toUpperCase(Locale.ROOT),
                question < 0 ? target : target.substring(0, question),
                query.orElse(outer.query()),
                inherit(outer.headers(), message.headers()),
                trimToLength(message),
                outer.origin());
    }

    private static byte[] trimToLength(Part message) {
        String length = message.headers().get("Content-Length");
        byte[] content = message.content();
        if (length == null || !length.matches("\\d{1,9}") || Integer.parseInt(length) >= content.length) {
            return content;
        }
        return Arrays.copyOf(content, Integer.parseInt(length));
    }

    private static MultiMap inherit(MultiMap outer, MultiMap own) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (Map.Entry<String, String> header : outer) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.startsWith("content-") && !name.equals("transfer-encoding") && !own.contains(name)) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        return headers.addAll(own);
    }

    private static Reply write(List<Entry> entries, List<Reply> replies) throws IOException {
        String boundary = "batch_" + UUID.randomUUID();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        Duration bodyTime = Duration.ZERO;
        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i);
            out.write(head(boundary, entries.get(i).contentId(), reply).getBytes(StandardCharsets.UTF_8));
            out.write(reply.body());
            out.write('\r');
            out.write('\n');
            bodyTime = bodyTime.compareTo(reply.bodyTime()) < 0 ? reply.bodyTime() : bodyTime;
        }
        out.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new Reply(
                200, Map.of("Content-Type", "multipart/mixed; boundary=" + boundary), out.toByteArray(), bodyTime);
    }

    private static String head(String boundary, String contentId, Reply reply) {
        StringBuilder head = new StringBuilder("--" + boundary + "\r\nContent-Type: application/http\r\n");
        if (contentId != null) {
            boolean angled = contentId.startsWith("<");
            head.append("Content-ID: ").append(angled ? "<response-" : "response-");
            head.append(angled ? contentId.substring(1) : contentId).append("\r\n");
        }
        head.append("\r\nHTTP/1.1 ")
                .append(HttpResponseStatus.valueOf(reply.status()))
                .append("\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Vary: Origin, X-Origin, Referer\r\n");
        head.append("Content-Length: ").append(reply.body().length).append("\r\n\r\n");
        return head.toString();
    }
}
