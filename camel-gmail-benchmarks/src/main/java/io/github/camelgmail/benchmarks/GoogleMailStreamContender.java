package io.github.camelgmail.benchmarks;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.jackson2.JacksonFactory;
import com.google.api.services.gmail.Gmail;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.component.google.mail.GoogleMailClientFactory;
import org.apache.camel.component.google.mail.stream.GoogleMailStreamComponent;
import org.apache.camel.component.google.mail.stream.GoogleMailStreamConstants;

/**
 * Apache Camel's camel-google-mail: lists a page of unread mail, gets each mail, and marks each as read when its exchange is
 * complete. Its HTTP and JSON libraries are those that its own client factory takes.
 *
 * @param name    as it stands in the table
 * @param options further endpoint options, each after an ampersand
 */
record GoogleMailStreamContender(String name, String options) implements Contender {

    @Override
    public String endpoint(CamelContext context, Target target, Path folder) {
        GoogleMailStreamComponent component =
                context.getComponent("google-mail-stream", GoogleMailStreamComponent.class);
        component.setClientFactory(new Factory(target));
        return "google-mail-stream:benchmark?clientId=none&clientSecret=none" + options;
    }

    @Override
    public String messageIdHeader() {
        return GoogleMailStreamConstants.MAIL_ID;
    }

    /** The component has no option for another server; its client factory is the way to one. */
    private record Factory(Target target) implements GoogleMailClientFactory {

        @Override
        @SuppressWarnings("deprecation") // the peer's own choice
        public Gmail makeClient(
                String clientId,
                String clientSecret,
                Collection<String> scopes,
                String applicationName,
                String refreshToken,
                String accessToken) {
            return new Gmail.Builder(
                            new NetHttpTransport(), JacksonFactory.getDefaultInstance(), request -> request.getHeaders()
                                    .setAuthorization("Bearer " + target.accessToken()))
                    .setRootUrl(target.rootUrl())
                    .setApplicationName("benchmark")
                    .build();
        }

        @Override
        public Gmail makeClient(
                CamelContext context,
                String serviceAccountKey,
                Collection<String> scopes,
                String applicationName,
                String delegate) {
            throw new UnsupportedOperationException("no service account is configured");
        }
    }
}
