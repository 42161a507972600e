package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailParameter.bool;
import static io.github.camelgmail.api.GmailParameter.oneOf;
import static io.github.camelgmail.api.GmailParameter.string;
import static io.github.camelgmail.api.GmailParameter.strings;
import static io.github.camelgmail.api.GmailParameter.unsigned;

import com.google.api.services.gmail.model.ListThreadsResponse;
import com.google.api.services.gmail.model.ModifyThreadRequest;
import com.google.api.services.gmail.model.Thread;
import java.util.List;

/** Resource {@code users.threads}. */
public final class ThreadsMethods {

    public static final GmailMethod<Thread> GET = get("threads.get", "threads/{id}", Thread.class)
            .parameters(oneOf("format", "full", "metadata", "minimal"), strings("metadataHeaders"))
            .build(10, 40, Scopes.READ_METADATA);

    public static final GmailMethod<ListThreadsResponse> LIST = get(
                    "threads.list", "threads", ListThreadsResponse.class)
            .parameters(
                    bool("includeSpamTrash"),
                    strings("labelIds"),
                    unsigned("maxResults"),
                    string("pageToken"),
                    string("q"))
            .build(10, 10, Scopes.READ_METADATA);

    public static final GmailMethod<Thread> MODIFY = post("threads.modify", "threads/{id}/modify", Thread.class)
            .body(ModifyThreadRequest.class)
            .repeatable()
            .build(10, 10, Scopes.CHANGE);

    public static final GmailMethod<Thread> TRASH = post("threads.trash", "threads/{id}/trash", Thread.class)
            .repeatable()
            .build(10, 20, Scopes.CHANGE);

    public static final GmailMethod<Thread> UNTRASH = post("threads.untrash", "threads/{id}/untrash", Thread.class)
            .repeatable()
            .build(10, 10, Scopes.CHANGE);

    public static final GmailMethod<Void> DELETE =
            delete("threads.delete", "threads/{id}").build(20, 20, Scopes.ERASE);

    static final List<GmailMethod<?>> ALL = List.of(GET, LIST, MODIFY, TRASH, UNTRASH, DELETE);

    private ThreadsMethods() {}
}
