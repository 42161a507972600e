package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.ClassInfo;
import com.google.api.client.util.Types;
import com.google.api.services.gmail.model.BatchDeleteMessagesRequest;
import com.google.api.services.gmail.model.BatchModifyMessagesRequest;
import io.github.camelgmail.api.GmailMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The JSON body of a call: the message's body when that is Gmail's model class, a {@code Map}, or JSON text; with its
 * top-level fields overridden by the options and headers of their names. Where options or headers give fields, a body of
 * another kind (the mail that a route is working on) is no concern of the call.
 */
final class RequestBody {

    private static final List<String> CHANGED_LABELS = List.of("addLabelIds", "removeLabelIds");

    private static final List<Class<?>> TAKE_IDS =
            List.of(BatchModifyMessagesRequest.class, BatchDeleteMessagesRequest.class);

    private RequestBody() {}

    static CompletableFuture<Object> build(
            GmailMethod<?> method, Map<String, Object> path, Mailbox mailbox, Arguments arguments) {
        Map<String, Object> fields = fields(method, arguments);
        GenericJson body = fromMessage(method, arguments, fields.isEmpty());
        fields.forEach((name, value) -> set(method, body, name, value, arguments));
        if (path.containsKey("id") && ClassInfo.of(method.requestType()).getFieldInfo("id") != null) {
            body.set("id", path.get("id"));
        }
        return resolveLabels(body, mailbox, arguments);
    }

    /** What options and headers say of the body's top-level fields. */
    private static Map<String, Object> fields(GmailMethod<?> method, Arguments arguments) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : ClassInfo.of(method.requestType()).getNames()) {
            arguments.find(name).ifPresent(value -> fields.put(name, value));
        }
        return fields;
    }

    private static GenericJson fromMessage(GmailMethod<?> method, Arguments arguments, boolean needed) {
        Object body = arguments.message().getBody();
        if (method.requestType().isInstance(body)) {
            return copy((GenericJson) body);
        }
        if (body instanceof Map<?, ?> map && !(body instanceof GenericJson)) {
            return parse(method, GsonFactory.getDefaultInstance(), map);
        }
        if (body instanceof Collection<?> ids && TAKE_IDS.contains(method.requestType())) {
            return parse(method, GsonFactory.getDefaultInstance(), Map.of("ids", List.copyOf(ids)));
        }
        if (!needed) {
            return parse(method, GsonFactory.getDefaultInstance(), Map.of());
        }
        return Optional.ofNullable(arguments.message().getBody(String.class))
                .filter(text -> text.stripLeading().startsWith("{"))
                .map(text -> parse(method, text))
                .orElseThrow(() -> new IllegalArgumentException("Operation " + method.id() + " needs a body: found "
                        + (body == null ? "none" : body.getClass().getName()) + ", allowed: "
                        + method.requestType().getSimpleName() + ", a Map, JSON text, or the options "
                        + String.join(", ", ClassInfo.of(method.requestType()).getNames())));
    }

    /** A shallow one: Google's own clone fails on immutable lists, and nothing below the top level is changed. */
    @SuppressWarnings("unchecked")
    static <T extends GenericJson> T copy(T body) {
        T copy = (T) Types.newInstance(body.getClass());
        copy.putAll(body);
        return copy;
    }

    private static GenericJson parse(GmailMethod<?> method, GsonFactory json, Map<?, ?> map) {
        try {
            return parse(method, json.toString(map));
        } catch (IOException e) {
            throw new IllegalArgumentException("The body of operation " + method.id() + " can't be written as JSON", e);
        }
    }

    private static GenericJson parse(GmailMethod<?> method, String text) {
        try {
            return (GenericJson)
                    GsonFactory.getDefaultInstance().createJsonParser(text).parseAndClose(method.requestType(), null);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The body of operation " + method.id() + " is no "
                            + method.requestType().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    private static void set(GmailMethod<?> method, GenericJson body, String name, Object value, Arguments arguments) {
        Class<?> type = ClassInfo.of(method.requestType()).getField(name).getType();
        body.set(name, List.class.isAssignableFrom(type) ? new ArrayList<>(arguments.list(name)) : value);
    }

    private static CompletableFuture<Object> resolveLabels(GenericJson body, Mailbox mailbox, Arguments arguments) {
        CompletableFuture<Object> resolved = CompletableFuture.completedFuture(body);
        for (String name : CHANGED_LABELS) {
            if (body.get(name) instanceof List<?> labels) {
                List<String> names = labels.stream().map(String::valueOf).toList();
                resolved = resolved.thenCompose(same ->
                        ids(name, names, mailbox, arguments).thenApply(ids -> body.set(name, new ArrayList<>(ids))));
            }
        }
        return resolved;
    }

    /** The ids of labels to be put on; they are created if that is asked for. */
    static CompletableFuture<List<String>> ids(String name, List<String> names, Mailbox mailbox, Arguments arguments) {
        boolean create = arguments.isTrue("autoCreateLabels") && !name.equals("removeLabelIds");
        return mailbox.labels().resolve(arguments.origin(name), names, create);
    }
}
