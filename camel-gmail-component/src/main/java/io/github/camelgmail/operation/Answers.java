package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.CseKeyPair;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.SmimeInfo;
import com.google.api.services.gmail.model.Thread;
import java.util.LinkedHashMap;
import java.util.Map;

/** From Gmail's answer to a body and the ids that Gmail has given, which later steps of a route need. */
final class Answers {

    private Answers() {}

    static Answer of(Object result) {
        Map<String, Object> headers = new LinkedHashMap<>();
        if (result instanceof Message message) {
            put(headers, message);
        } else if (result instanceof Draft draft) {
            put(headers, "draftId", draft.getId());
            put(headers, draft.getMessage() == null ? new Message() : draft.getMessage());
        } else if (result instanceof Thread thread) {
            put(headers, "threadId", thread.getId());
        } else if (result instanceof Label label) {
            put(headers, "labelId", label.getId());
        } else if (result instanceof Filter filter) {
            put(headers, "filterId", filter.getId());
        } else if (result instanceof SmimeInfo certificate) {
            put(headers, "smimeInfoId", certificate.getId());
        } else if (result instanceof CseKeyPair pair) {
            put(headers, "keyPairId", pair.getKeyPairId());
        }
        return new Answer(result, headers);
    }

    private static void put(Map<String, Object> headers, Message message) {
        put(headers, "messageId", message.getId());
        put(headers, "threadId", message.getThreadId());
    }

    /** A partial answer may lack the id. */
    private static void put(Map<String, Object> headers, String name, String id) {
        if (id != null) {
            headers.put(Arguments.header(name), id);
        }
    }
}
