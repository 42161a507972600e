package io.github.camelgmail.operation;

import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.GmailParameter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** From arguments to a call's path and query parameters, each checked before anything is sent. */
final class CallBuilder {

    /** Parameters whose values are labels. */
    private static final List<String> LABELS = List.of("labelIds", "labelId");

    private CallBuilder() {}

    /** The call without a body. */
    static <T> CompletableFuture<GmailCall<T>> build(GmailMethod<T> method, Mailbox mailbox, Arguments arguments) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> labelled = new LinkedHashMap<>();
        for (String parameter : method.pathParameters()) {
            if (!parameter.equals("userId")) {
                String option = option(method, parameter);
                values.put(parameter, arguments.required(option, method.id()));
                if (LABELS.contains(option)) {
                    labelled.put(parameter, option);
                }
            }
        }
        for (GmailParameter parameter : method.parameters()) {
            query(parameter, arguments, values);
            if (LABELS.contains(parameter.name()) && values.containsKey(parameter.name())) {
                labelled.put(parameter.name(), parameter.name());
            }
        }
        arguments
                .text("fields")
                .ifPresent(mask -> values.put("fields", FieldMask.widened(mask, method.responseType())));
        return resolveLabels(labelled, values, mailbox, arguments)
                .thenApply(resolved -> new GmailCall<>(method, resolved, null, null));
    }

    /** The option that a path parameter is set by: {@code {id}} is named after its resource. */
    static String option(GmailMethod<?> method, String pathParameter) {
        if (!pathParameter.equals("id")) {
            return pathParameter;
        }
        String[] segments = method.id().split("\\.");
        String collection = segments[segments.length - 2];
        return collection.substring(0, collection.length() - 1) + "Id";
    }

    private static void query(GmailParameter parameter, Arguments arguments, Map<String, Object> values) {
        String name = parameter.name();
        if (parameter.repeated()) {
            List<String> items = arguments.list(name);
            if (!items.isEmpty()) {
                values.put(
                        name,
                        items.stream()
                                .map(item -> checked(parameter, item, arguments))
                                .toList());
            }
        } else {
            arguments
                    .text(name)
                    .map(text -> checked(parameter, text, arguments))
                    .filter(value -> !Boolean.FALSE.equals(value))
                    .ifPresent(value -> values.put(name, value));
        }
    }

    private static Object checked(GmailParameter parameter, String text, Arguments arguments) {
        return switch (parameter.type()) {
            case STRING -> text;
            case BOOLEAN -> arguments.bool(parameter.name(), text);
            case UNSIGNED -> unsigned(parameter, text, arguments);
            case ENUM -> oneOf(parameter, text, arguments);
        };
    }

    private static BigInteger unsigned(GmailParameter parameter, String text, Arguments arguments) {
        if (!text.matches("\\d{1,20}")) {
            throw arguments.invalid(parameter.name(), text, "a whole number from 0");
        }
        return new BigInteger(text);
    }

    private static String oneOf(GmailParameter parameter, String text, Arguments arguments) {
        return parameter.allowed().stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> arguments.invalid(parameter.name(), text, String.join(", ", parameter.allowed())));
    }

    private static CompletableFuture<Map<String, Object>> resolveLabels(
            Map<String, String> labelled, Map<String, Object> values, Mailbox mailbox, Arguments arguments) {
        CompletableFuture<Map<String, Object>> resolved = CompletableFuture.completedFuture(values);
        for (Map.Entry<String, String> entry : labelled.entrySet()) {
            boolean several = values.get(entry.getKey()) instanceof List;
            List<String> names =
                    several ? arguments.list(entry.getValue()) : List.of(String.valueOf(values.get(entry.getKey())));
            resolved = resolved.thenCompose(map -> mailbox.labels()
                    .resolve(arguments.origin(entry.getValue()), names)
                    .thenApply(ids -> {
                        map.put(entry.getKey(), several ? new ArrayList<>(ids) : ids.get(0));
                        return map;
                    }));
        }
        return resolved;
    }
}
