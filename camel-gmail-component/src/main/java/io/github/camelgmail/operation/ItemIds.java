package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.Thread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * The ids that a message's body holds: as text, as Gmail's own objects, or as exchanges that have them in a header.
 *
 * @param ids  in order
 * @param list whether the body is a list, even if of one
 */
record ItemIds(List<String> ids, boolean list) {

    /** Ids of messages, threads and drafts as Gmail makes them today. Tells a text that is an id from one that is a mail's. */
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8,}|r-?\\d{4,}");

    /**
     * The ids in the body, unless it is something else that the route works on. An id that an option names goes before
     * any body. One in a header may be left over from an earlier step: a list of what can only be ids goes before it.
     *
     * @param option names the kind of id
     * @throws IllegalArgumentException for a list of something else, where no header gives an id
     */
    static Optional<ItemIds> of(String option, Arguments arguments) {
        if (arguments.option(option).isPresent()) {
            return Optional.empty();
        }
        Object body = arguments.message().getBody();
        if (arguments.find(option).isEmpty()) {
            return of(option, body);
        }
        List<?> items = body instanceof Iterator && !(body instanceof PagedItems) ? null : items(body);
        List<String> ids = items == null
                ? List.of()
                : items.stream()
                        .filter(item -> !(item instanceof CharSequence text) || isId(text))
                        .map(item -> id(option, item))
                        .toList();
        return items != null && ids.size() == items.size() && !ids.contains("")
                ? Optional.of(new ItemIds(ids, true))
                : Optional.empty();
    }

    /** As {@link #of(String, Arguments)}, where neither an option nor a header gives an id. */
    static Optional<ItemIds> of(String option, Object body) {
        if (body instanceof CharSequence text) {
            List<String> parts =
                    Arrays.stream(text.toString().split(",")).map(String::trim).toList();
            return parts.stream().allMatch(ItemIds::isId)
                    ? Optional.of(new ItemIds(parts, parts.size() > 1))
                    : Optional.empty();
        }
        List<?> items = items(body);
        if (items == null) {
            return Optional.of(id(option, body)).filter(id -> !id.isEmpty()).map(id -> new ItemIds(List.of(id), false));
        }
        List<String> ids = new ArrayList<>();
        for (Object item : items) {
            String id = id(option, item);
            if (id.isEmpty()) {
                throw new IllegalArgumentException("Invalid item " + (ids.size() + 1) + " of the body: found "
                        + (item == null ? "null" : "a " + item.getClass().getName())
                        + ", allowed: an id, Gmail's object with one, or an exchange with the header "
                        + Arguments.header(option));
            }
            ids.add(id);
        }
        return Optional.of(new ItemIds(ids, true));
    }

    /** The body's items, or null when it is no list. */
    private static List<?> items(Object body) {
        if (body instanceof Collection<?> items) {
            return new ArrayList<>(items);
        }
        if (body instanceof Object[] items) {
            return Arrays.asList(items);
        }
        Iterator<?> items = null;
        if (body instanceof Iterator<?> iterator) {
            items = iterator;
        } else if (body instanceof Iterable<?> iterable && !(body instanceof Path)) {
            items = iterable.iterator();
        }
        if (items == null) {
            return null;
        }
        List<Object> all = new ArrayList<>();
        items.forEachRemaining(all::add);
        return all;
    }

    private static boolean isId(CharSequence text) {
        return ID.matcher(text.toString().trim()).matches();
    }

    /** The id that an item is or has; empty when there is none. */
    private static String id(String option, Object item) {
        if (item instanceof CharSequence text) {
            return text.toString().trim();
        }
        if (item instanceof Exchange exchange) {
            return id(option, exchange.getMessage());
        }
        if (item instanceof org.apache.camel.Message message) {
            String header = message.getHeader(Arguments.header(option), String.class);
            return header != null ? header : item(option, message.getBody());
        }
        return item(option, item);
    }

    private static String item(String option, Object item) {
        Map<String, String> ids = Map.of();
        if (item instanceof Message message) {
            ids = known("messageId", message.getId(), "threadId", message.getThreadId());
        } else if (item instanceof Thread thread) {
            ids = known("threadId", thread.getId(), "", null);
        } else if (item instanceof Draft draft) {
            String message =
                    draft.getMessage() == null ? null : draft.getMessage().getId();
            ids = known("draftId", draft.getId(), "messageId", message);
        }
        return ids.getOrDefault(option, "");
    }

    private static Map<String, String> known(String kind, String id, String otherKind, String otherId) {
        return Map.of(kind, id == null ? "" : id, otherKind, otherId == null ? "" : otherId);
    }
}
