package io.github.camelgmail.operation;

import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.GmailParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** From arguments to a call's path and query parameters, each checked before anything is sent. */
final class CallBuilder {

    /** Parameters whose values are labels. */
    private static final List<String> LABELS = List.of("labelIds", "labelId");

    static final Map<String, String> SEARCH_TIMES =
            new TreeMap<>(Map.of("searchAfter", "after:", "searchBefore", "before:"));

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
        AddressCheck.check(values);
        for (GmailParameter parameter : method.parameters()) {
            query(parameter, arguments, values);
            if (LABELS.contains(parameter.name()) && values.containsKey(parameter.name())) {
                labelled.put(parameter.name(), parameter.name());
            }
        }
        if (method.parameters().stream().anyMatch(parameter -> parameter.name().equals("q"))) {
            searchTimes(arguments, values);
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
        return (collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : collection) + "Id";
    }

    private static void query(GmailParameter parameter, Arguments arguments, Map<String, Object> values) {
        String name = parameter.name();
        if (parameter.repeated()) {
            List<String> items = arguments.list(name);
            if (!items.isEmpty()) {
                values.put(
                        name,
                        items.stream()
                                .map(item -> Values.of(parameter, item, arguments))
                                .toList());
            }
        } else {
            arguments
                    .text(name)
                    .map(text -> Values.of(parameter, text, arguments))
                    .filter(value -> !Boolean.FALSE.equals(value))
                    .ifPresent(value -> values.put(name, value));
        }
    }

    /** Times go out as seconds since 1970: Gmail takes a plain date as midnight in California. */
    private static void searchTimes(Arguments arguments, Map<String, Object> values) {
        String times = SEARCH_TIMES.entrySet().stream()
                .flatMap(entry -> arguments
                        .find(entry.getKey())
                        .map(time -> entry.getValue()
                                + Values.instant(entry.getKey(), time, arguments)
                                        .getEpochSecond())
                        .stream())
                .collect(Collectors.joining(" "));
        if (!times.isEmpty()) {
            values.merge("q", times, (query, more) -> "(" + query + ") " + more);
        }
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
