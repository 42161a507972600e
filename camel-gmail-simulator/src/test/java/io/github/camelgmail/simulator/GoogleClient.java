package io.github.camelgmail.simulator;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;

/** Google's own Java client, pointed at the simulator. */
public final class GoogleClient {

    /** Google's two transports. */
    public enum Transport {
        NET,
        APACHE5;

        HttpTransport create() {
            return this == NET ? new NetHttpTransport() : new Apache5HttpTransport();
        }
    }

    private GoogleClient() {}

    /** A client with an access token for everything in the mailbox. */
    public static Gmail of(GmailSimulator simulator, Transport transport, String mailbox) {
        String token = simulator.tokens().issue(mailbox);
        return of(simulator, transport, request -> request.getHeaders().setAuthorization("Bearer " + token));
    }

    /** A client whose requests are prepared by the initializer. */
    public static Gmail of(GmailSimulator simulator, Transport transport, HttpRequestInitializer initializer) {
        return new Gmail.Builder(transport.create(), GsonFactory.getDefaultInstance(), initializer)
                .setRootUrl(simulator.rootUrl())
                .setApplicationName("conformance/1")
                .build();
    }
}
