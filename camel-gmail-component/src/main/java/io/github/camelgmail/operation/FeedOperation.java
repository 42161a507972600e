package io.github.camelgmail.operation;

import io.github.camelgmail.api.FeedMethod;
import io.github.camelgmail.api.GmailCall;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The feed of unread messages: of the inbox, or of another label. */
final class FeedOperation implements Operation {

    private static final String LABEL = "feedLabel";

    @Override
    public Set<String> arguments() {
        return Set.of(LABEL);
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        return mailbox.client()
                .execute(GmailCall.of(FeedMethod.FEED)
                        .with(FeedMethod.LABEL, arguments.text(LABEL).orElse(null)))
                .thenApply(feed -> new Answer(feed, Map.of()));
    }
}
