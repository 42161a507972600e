package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import io.github.camelgmail.simulator.mailbox.SystemLabels;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The methods of {@code users.messages} that make a message: send, insert and import. */
final class NewMessagesApi {

    private final Clock clock;

    NewMessagesApi(Clock clock) {
        this.clock = clock;
    }

    List<ApiMethod> methods() {
        String messages = ApiMethods.ROOT + "messages";
        long sent = ApiMethods.MOST_SENT_BYTES;
        long stored = ApiMethods.MOST_STORED_BYTES;
        return List.of(
                new ApiMethod("messages.send", "POST", messages + "/send", 100, 100, Scopes.SEND, sent, this::send),
                new ApiMethod("messages.insert", "POST", messages, 25, 25, Scopes.INSERT, stored, this::insert),
                new ApiMethod(
                        "messages.import",
                        "POST",
                        messages + "/import",
                        25,
                        25,
                        Scopes.INSERT,
                        stored,
                        this::importMessage));
    }

    private ApiResponse send(ApiCall call) {
        byte[] raw = RequestBody.requireMail(call, call.body());
        StoredMessage message = call.mailbox().send(raw, RequestBody.text(call.body(), "threadId"));
        return ApiResponse.ok(MessageJson.summary(message));
    }

    private ApiResponse insert(ApiCall call) {
        return add(call, InternalDateSource.RECEIVED_TIME, Set.of(SystemLabels.SENT));
    }

    private ApiResponse importMessage(ApiCall call) {
        Parameters parameters = new Parameters(call);
        parameters.flag("neverMarkSpam"); // nothing is ever taken for spam here, but a wrong value is refused
        parameters.flag("processForCalendar");
        return add(call, InternalDateSource.DATE_HEADER, Set.of(SystemLabels.IMPORTANT, SystemLabels.SENT));
    }

    private ApiResponse add(ApiCall call, InternalDateSource usualSource, Set<String> labelsOfOwnMail) {
        Parameters parameters = new Parameters(call);
        JsonNode body = call.body();
        Mailbox mailbox = call.mailbox();
        boolean deleted = parameters.flag("deleted");
        InternalDateSource source = parameters.choice("internalDateSource", InternalDateSource.class, usualSource);
        ParsedMail mail = ParsedMail.parse(RequestBody.requireMail(call, body));
        Set<String> labelIds = new LinkedHashSet<>(RequestBody.texts(body, "labelIds"));
        mailbox.labels().requireApplicable(labelIds);
        if (mail.addresses("From").stream().anyMatch(mailbox.ownAddresses()::contains)) {
            labelIds.addAll(labelsOfOwnMail);
        }
        Instant now = clock.instant();
        Instant date = source == InternalDateSource.DATE_HEADER ? mail.date().orElse(now) : now;
        StoredMessage message = deleted
                ? mailbox.insertDeleted(mail, labelIds, date)
                : mailbox.insert(mail, labelIds, RequestBody.text(body, "threadId"), date);
        return ApiResponse.ok(MessageJson.summary(message));
    }

    private enum InternalDateSource {
        RECEIVED_TIME,
        DATE_HEADER
    }
}
