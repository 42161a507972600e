package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.delete;
import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.patch;
import static io.github.camelgmail.api.GmailMethod.post;
import static io.github.camelgmail.api.GmailMethod.put;
import static io.github.camelgmail.api.GmailParameter.oneOf;

import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.ListLabelsResponse;
import java.util.List;

/** Resource {@code users.labels}. */
public final class LabelsMethods {

    private static final GmailParameter[] FIELDS = {
        oneOf("labelListVisibility", "labelShow", "labelShowIfUnread", "labelHide"),
        oneOf("messageListVisibility", "show", "hide"),
        oneOf("type", "system", "user")
    };

    public static final GmailMethod<ListLabelsResponse> LIST =
            get("labels.list", "labels", ListLabelsResponse.class).build(1, 1, Scopes.READ_LABELS);

    public static final GmailMethod<Label> GET =
            get("labels.get", "labels/{id}", Label.class).build(1, 1, Scopes.READ_LABELS);

    public static final GmailMethod<Label> CREATE = post("labels.create", "labels", Label.class)
            .body(Label.class, FIELDS)
            .build(5, 5, Scopes.WRITE_LABELS);

    public static final GmailMethod<Label> UPDATE = put("labels.update", "labels/{id}", Label.class)
            .body(Label.class, FIELDS)
            .build(5, 5, Scopes.WRITE_LABELS);

    /** Its price is not published; taken to be that of {@code labels.update}. */
    public static final GmailMethod<Label> PATCH = patch("labels.patch", "labels/{id}", Label.class)
            .body(Label.class, FIELDS)
            .build(5, 5, Scopes.WRITE_LABELS);

    public static final GmailMethod<Void> DELETE =
            delete("labels.delete", "labels/{id}").build(5, 5, Scopes.WRITE_LABELS);

    static final List<GmailMethod<?>> ALL = List.of(LIST, GET, CREATE, UPDATE, PATCH, DELETE);

    private LabelsMethods() {}
}
