package io.github.camelgmail.api;

import java.util.List;

/** The inbox feed: called like a method, but no part of the API, with a host of its own. */
public final class FeedMethod {

    /** The parameter for the name of a label. */
    public static final String LABEL = "label";

    private static final String SCOPE = Scopes.MAIL + "mail/feed/atom";

    public static final GmailMethod<InboxFeed> FEED = new GmailMethod<>(
            "feed",
            "GET",
            "mail/feed/atom",
            List.of(),
            Void.class,
            List.of(),
            InboxFeed.class,
            new GmailMethod.Price(0, 0),
            List.of(SCOPE, Scopes.MAIL),
            true,
            0);

    private FeedMethod() {}
}
