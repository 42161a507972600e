package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailMethod.put;
import static io.github.camelgmail.api.GmailParameter.bool;
import static io.github.camelgmail.api.GmailParameter.oneOf;
import static io.github.camelgmail.api.GmailParameter.string;
import static io.github.camelgmail.api.GmailParameter.unsigned;

import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.ListDraftsResponse;
import com.google.api.services.gmail.model.Message;
import java.util.List;

/**
 * Resource {@code users.drafts}. Every change gives a draft another message under the same draft id, and sending it deletes
 * it.
 */
public final class DraftsMethods {

    private static final long MAX_BYTES = 36_700_160;

    public static final GmailMethod<Draft> CREATE = post("drafts.create", "drafts", Draft.class)
            .body(Draft.class)
            .upload(MAX_BYTES)
            .build(10, 10, Scopes.WRITE_DRAFTS);

    /**
     * Deletes for good. The id of a draft that a person has sent from Gmail's web pages may stand for the mail that was
     * sent, which is then deleted (observed Gmail behaviour).
     */
    public static final GmailMethod<Void> DELETE =
            delete("drafts.delete", "drafts/{id}").build(10, 10, Scopes.WRITE_DRAFTS);

    public static final GmailMethod<Draft> GET = get("drafts.get", "drafts/{id}", Draft.class)
            .parameters(oneOf("format", "minimal", "full", "raw", "metadata"))
            .build(5, 20, Scopes.READ_DRAFTS);

    public static final GmailMethod<ListDraftsResponse> LIST = get("drafts.list", "drafts", ListDraftsResponse.class)
            .parameters(bool("includeSpamTrash"), unsigned("maxResults"), string("pageToken"), string("q"))
            .build(5, 5, Scopes.READ_DRAFTS);

    public static final GmailMethod<Message> SEND = post("drafts.send", "drafts/send", Message.class)
            .body(Draft.class)
            .upload(MAX_BYTES)
            .build(100, 100, Scopes.WRITE_DRAFTS);

    public static final GmailMethod<Draft> UPDATE = put("drafts.update", "drafts/{id}", Draft.class)
            .body(Draft.class)
            .upload(MAX_BYTES)
            .build(15, 15, Scopes.WRITE_DRAFTS);

    static final List<GmailMethod<?>> ALL = List.of(CREATE, DELETE, GET, LIST, SEND, UPDATE);

    private DraftsMethods() {}
}
