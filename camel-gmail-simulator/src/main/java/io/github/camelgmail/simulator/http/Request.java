package io.github.camelgmail.simulator.http;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP request, or one part of a batch, with its whole body.
 *
 * @param verb    the verb as sent
 * @param path    the path, still percent-encoded, with its leading slash
 * @param query   the decoded query
 * @param headers the headers, by case-insensitive name
 * @param body    the body as sent, empty when there was none
 * @param origin  scheme and authority by which the caller reached the simulator, as {@code http://127.0.0.1:8080}
 */
record Request(String verb, String path, Parameters query, MultiMap headers, byte[] body, String origin) {

    /** A header's first value, or the empty string. */
    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value.trim();
    }

    /** The media type without its parameters, in lower case; empty when there is none. */
    String mediaType() {
        String type = header("Content-Type");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
    }

    /**
     * The body without its content coding.
     *
     * @param limit the most bytes to take
     * @throws IOException                 when it is not valid gzip
     * @throws Gzip.TooLargeException when it is longer than the limit
     */
    byte[] content(long limit) throws IOException {
        if (header("Content-Encoding").equalsIgnoreCase("gzip")) {
            return Gzip.decompress(body, limit);
        }
        if (body.length > limit) {
            throw new Gzip.TooLargeException();
        }
        return body;
    }

    /** Whether the caller gets gzip: Google wants it both accepted and named in the User-Agent. */
    boolean acceptsGzip() {
        return header("Accept-Encoding").contains("gzip")
                && header("User-Agent").toLowerCase(Locale.ROOT).contains("gzip");
    }

    /**
     * This request with X-HTTP-Method-Override applied: a POST becomes the named verb, and a form body becomes the query of
     * a POST that stands for a GET.
     */
    Request overridden() {
        String override = header("X-HTTP-Method-Override").toUpperCase(Locale.ROOT);
        if (override.isEmpty() || !verb.equals("POST")) {
            return this;
        }
        if (!override.equals("GET")) {
            return new Request(override, path, query, headers, body, origin);
        }
        try {
            String form = new String(content(HttpLimits.JSON_BYTES), StandardCharsets.UTF_8);
            return new Request(override, path, query.orElse(Parameters.parse(form)), headers, new byte[0], origin);
        } catch (IOException e) {
            throw Failures.badRequest("Bad Request");
        }
    }

    /** Verb and path only: headers, query and body may hold secrets and mail. */
    @Override
    public String toString() {
        return verb + " " + path;
    }
}
