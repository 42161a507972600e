package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import com.google.api.client.util.ClassInfo;
import com.google.api.client.util.Data;
import com.google.api.client.util.Types;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.LabelColor;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.GmailParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The JSON body of a call: the message's body when that is Gmail's model class, a {@code Map}, or JSON text; with its
 * top-level fields overridden by the options and headers of their names. Where options or headers give fields, a body of
 * another kind (the mail that a route is working on) is no concern of the call.
 */
final class RequestBody {

    private static final List<String> LABELS = List.of("addLabelIds", "removeLabelIds", "labelIds");

    /** The field of a filter that holds labels in its turn. */
    private static final String ACTION = "action";

    private RequestBody() {}

    /** The body as it was given, with labels as they were written. */
    static GenericJson read(GmailMethod<?> method, Arguments arguments) {
        Map<String, Object> fields = fields(method, arguments);
        GenericJson body = fromMessage(method, arguments, fields.isEmpty());
        fields.forEach(body::set);
        return body;
    }

    /** The body as Gmail wants it, with labels as ids; checked. */
    static CompletableFuture<Object> resolve(
            GmailMethod<?> method, GenericJson given, Map<String, Object> path, Mailbox mailbox, Arguments arguments) {
        GenericJson body = copy(given);
        if (path.containsKey("id") && ClassInfo.of(method.requestType()).getFieldInfo("id") != null) {
            body.set("id", path.get("id"));
        }
        if (body instanceof Label label && label.getColor() != null && !Data.isNull(label.getColor())) {
            label.setColor(inLowerCase(label.getColor()));
        }
        return resolveLabels(body, mailbox, arguments).thenApply(resolved -> {
            BodyCheck.check(method, body);
            return resolved;
        });
    }

    /** As the colours of Gmail's palette are written. */
    private static LabelColor inLowerCase(LabelColor given) {
        LabelColor color = copy(given);
        color.replaceAll((name, value) ->
                value instanceof String text && !Data.isNull(text) ? text.toLowerCase(Locale.ROOT) : value);
        return color;
    }

    /** The top-level fields that options and headers may give; a resource's id and address are the path's. */
    static Set<String> names(GmailMethod<?> method) {
        Set<String> names =
                new LinkedHashSet<>(ClassInfo.of(method.requestType()).getNames());
        method.bodyFields().forEach(field -> names.add(field.name()));
        names.removeAll(method.pathParameters());
        names.remove("id");
        return names;
    }

    /** Those that are given. */
    static Map<String, Object> fields(GmailMethod<?> method, Arguments arguments) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names(method)) {
            arguments.find(name).ifPresent(value -> fields.put(name, value(method, name, value, arguments)));
        }
        return fields;
    }

    private static Object value(GmailMethod<?> method, String name, Object value, Arguments arguments) {
        Optional<GmailParameter> described = method.bodyFields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
        return described.isPresent()
                ? Values.ofField(described.get(), value, arguments)
                : Values.ofField(ClassInfo.of(method.requestType()).getFieldInfo(name), value, arguments);
    }

    /** @param needed whether a body of another kind is refused */
    static GenericJson fromMessage(GmailMethod<?> method, Arguments arguments, boolean needed) {
        Object body = arguments.message().getBody();
        if (names(method).isEmpty()) {
            return parse(method, "{}");
        }
        if (method.requestType().isInstance(body)) {
            return copy((GenericJson) body);
        }
        if (body instanceof Map<?, ?> map && !(body instanceof GenericJson)) {
            return parse(method, map);
        }
        if (!needed) {
            return parse(method, "{}");
        }
        return Optional.ofNullable(arguments.message().getBody(String.class))
                .filter(text -> text.stripLeading().startsWith("{"))
                .map(text -> parse(method, text))
                .orElseThrow(() -> new IllegalArgumentException("Operation " + method.id() + " needs a body: found "
                        + (body == null ? "none" : body.getClass().getName()) + ", allowed: "
                        + method.requestType().getSimpleName() + ", a Map, JSON text, or the options "
                        + String.join(", ", names(method))));
    }

    /** A shallow one: Google's own clone fails on immutable lists, and nothing below the top level is changed. */
    @SuppressWarnings("unchecked")
    static <T extends GenericJson> T copy(T body) {
        T copy = (T) Types.newInstance(body.getClass());
        copy.putAll(body);
        return copy;
    }

    private static GenericJson parse(GmailMethod<?> method, Map<?, ?> map) {
        try {
            return parse(method, Json.write(map));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The body of operation " + method.id() + " can't be written as JSON: " + e.getMessage(), e);
        }
    }

    private static GenericJson parse(GmailMethod<?> method, String text) {
        try {
            return (GenericJson) Json.read(text, method.requestType());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The body of operation " + method.id() + " is no "
                            + method.requestType().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    private static CompletableFuture<Object> resolveLabels(GenericJson body, Mailbox mailbox, Arguments arguments) {
        CompletableFuture<?> resolved = resolveLabels(body, "", mailbox, arguments);
        if (body.get(ACTION) instanceof GenericJson given) {
            GenericJson action = copy(given);
            body.set(ACTION, action);
            resolved = resolved.thenCompose(done -> resolveLabels(action, ACTION + ".", mailbox, arguments));
        }
        return resolved.thenApply(done -> body);
    }

    private static CompletableFuture<?> resolveLabels(
            GenericJson holder, String within, Mailbox mailbox, Arguments arguments) {
        CompletableFuture<?> resolved = CompletableFuture.completedFuture(null);
        for (String name : LABELS) {
            if (holder.get(name) instanceof List<?> labels) {
                List<String> names = labels.stream().map(String::valueOf).toList();
                resolved = resolved.thenCompose(done -> ids(within + name, names, mailbox, arguments)
                        .thenAccept(ids -> holder.set(name, new ArrayList<>(ids))));
            }
        }
        return resolved;
    }

    /** The ids of labels; those to be put on are created if that is asked for. */
    static CompletableFuture<List<String>> ids(String name, List<String> names, Mailbox mailbox, Arguments arguments) {
        boolean create = arguments.isTrue("autoCreateLabels") && !name.endsWith("removeLabelIds");
        String origin = arguments.find(name).isPresent() ? arguments.origin(name) : "field " + name;
        return mailbox.labels().resolve(origin, names, create);
    }
}
