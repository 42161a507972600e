package io.github.camelgmail.notify;

import io.github.camelgmail.notify.SetUpStep.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;

/** Looks, from here, what is behind the URL that Pub/Sub is to post to. */
final class PushUrlLook {

    private static final String NAME = "Push URL";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final byte[] NOTHING = {'{', '}'};

    private final String url;
    private final boolean tokens;

    /** @param tokens whether requests are to come with a token */
    PushUrlLook(String url, boolean tokens) {
        this.url = url;
        this.tokens = tokens;
    }

    /** Posts what is no notification, without a token. */
    SetUpStep look() {
        int status;
        try {
            status = post();
        } catch (IOException e) {
            return missing("Nothing answers at " + url + " from here (" + e
                    + "). It has to be reachable from the internet, and its route has to run");
        }
        if (status == 401 || status == 403) {
            return tokens
                    ? new SetUpStep(NAME, Outcome.ALREADY_THERE, url + " refuses who has no token, as it should")
                    : missing(
                            url + " wants tokens (it answers " + status + " without one), and Pub/Sub is to send none:"
                                    + " name the service account whose tokens it is to send");
        }
        if (status / 100 != 2) {
            return missing(url + " answers " + status + ": start the route whose pushPath it leads to");
        }
        return tokens
                ? missing(url + " takes requests without a token (it answers " + status
                        + "): anybody can send them. A route with pushVerify=true refuses them")
                : new SetUpStep(NAME, Outcome.ALREADY_THERE, url + " takes requests without a token, from anybody");
    }

    private static SetUpStep missing(String text) {
        return new SetUpStep(NAME, Outcome.MISSING, text);
    }

    private int post() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        try {
            connection.setConnectTimeout((int) TIMEOUT.toMillis());
            connection.setReadTimeout((int) TIMEOUT.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(NOTHING);
            }
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
