package io.github.camelgmail.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers the simulator's authorization page as a person with a browser would, over plain HTTP. */
final class ConsentingUser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ConsentingUser() {}

    /** Answers the page; returns where it leads the browser. */
    static URI answer(URI page, String mailbox, String decision, List<String> granted) {
        StringBuilder form = new StringBuilder(page.getRawQuery())
                .append("&mailbox=")
                .append(encode(mailbox))
                .append("&decision=")
                .append(decision);
        granted.forEach(scope -> form.append("&granted=").append(encode(scope)));
        URI target = URI.create(page.toString().substring(0, page.toString().indexOf('?')));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
        return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())));
    }

    /** Opens a page; returns what it shows, and its status in front. */
    static String open(URI page) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(page));
        return answer.statusCode() + " " + answer.body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
