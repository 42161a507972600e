package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailParameter.bool;
import static io.github.camelgmail.api.GmailParameter.objects;
import static io.github.camelgmail.api.GmailParameter.oneOf;
import static io.github.camelgmail.api.GmailParameter.string;
import static io.github.camelgmail.api.GmailParameter.strings;
import static io.github.camelgmail.api.GmailParameter.unsigned;

import com.google.api.services.gmail.model.BatchDeleteMessagesRequest;
import com.google.api.services.gmail.model.BatchModifyMessagesRequest;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartBody;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import java.util.List;

/** Resources {@code users.messages} and {@code users.messages.attachments}. */
public final class MessagesMethods {

    private static final long MAX_SENT_BYTES = 36_700_160;
    private static final long MAX_STORED_BYTES = 157_286_400;

    public static final GmailMethod<Message> GET = get("messages.get", "messages/{id}", Message.class)
            .parameters(oneOf("format", "minimal", "full", "raw", "metadata"), strings("metadataHeaders"))
            .build(5, 20, Scopes.READ_METADATA);

    public static final GmailMethod<ListMessagesResponse> LIST = get(
                    "messages.list", "messages", ListMessagesResponse.class)
            .parameters(
                    bool("includeSpamTrash"),
                    strings("labelIds"),
                    unsigned("maxResults"),
                    string("pageToken"),
                    string("q"))
            .build(5, 5, Scopes.READ_METADATA);

    public static final GmailMethod<Message> SEND = post("messages.send", "messages/send", Message.class)
            .body(Message.class)
            .upload(MAX_SENT_BYTES)
            .build(100, 100, Scopes.SEND_MAIL);

    public static final GmailMethod<Message> INSERT = post("messages.insert", "messages", Message.class)
            .parameters(bool("deleted"), oneOf("internalDateSource", "receivedTime", "dateHeader"))
            .body(Message.class)
            .upload(MAX_STORED_BYTES)
            .build(25, 25, Scopes.INSERT_MAIL);

    public static final GmailMethod<Message> IMPORT = post("messages.import", "messages/import", Message.class)
            .parameters(
                    bool("deleted"),
                    oneOf("internalDateSource", "receivedTime", "dateHeader"),
                    bool("neverMarkSpam"),
                    bool("processForCalendar"))
            .body(Message.class)
            .upload(MAX_STORED_BYTES)
            .build(25, 25, Scopes.INSERT_MAIL);

    public static final GmailMethod<Message> MODIFY = post("messages.modify", "messages/{id}/modify", Message.class)
            .body(
                    ModifyMessageRequest.class,
                    objects("addClassificationLabels"),
                    strings("removeClassificationLabelIds"))
            .repeatable()
            .build(5, 5, Scopes.CHANGE);

    public static final GmailMethod<Void> BATCH_MODIFY = post(
                    "messages.batchModify", "messages/batchModify", Void.class)
            .body(
                    BatchModifyMessagesRequest.class,
                    objects("addClassificationLabels"),
                    strings("removeClassificationLabelIds"))
            .repeatable()
            .build(50, 50, Scopes.CHANGE);

    public static final GmailMethod<Void> BATCH_DELETE = post(
                    "messages.batchDelete", "messages/batchDelete", Void.class)
            .body(BatchDeleteMessagesRequest.class)
            .repeatable()
            .build(50, 50, Scopes.ERASE);

    public static final GmailMethod<Message> TRASH = post("messages.trash", "messages/{id}/trash", Message.class)
            .repeatable()
            .build(5, 20, Scopes.CHANGE);

    public static final GmailMethod<Message> UNTRASH = post("messages.untrash", "messages/{id}/untrash", Message.class)
            .repeatable()
            .build(5, 5, Scopes.CHANGE);

    public static final GmailMethod<Void> DELETE =
            delete("messages.delete", "messages/{id}").build(10, 10, Scopes.ERASE);

    public static final GmailMethod<MessagePartBody> GET_ATTACHMENT = get(
                    "messages.attachments.get", "messages/{messageId}/attachments/{id}", MessagePartBody.class)
            .build(5, 20, Scopes.READ_CONTENT);

    static final List<GmailMethod<?>> ALL = List.of(
            GET,
            LIST,
            SEND,
            INSERT,
            IMPORT,
            MODIFY,
            BATCH_MODIFY,
            BATCH_DELETE,
            TRASH,
            UNTRASH,
            DELETE,
            GET_ATTACHMENT);

    private MessagesMethods() {}
}
