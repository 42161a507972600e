package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.VacationSettings;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.SettingsMethods;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Turns the vacation responder on with the message's body as the answer, plain text or HTML, and forgets what it was set to
 * before; or, with {@code enableAutoReply=false}, turns it off and leaves the rest as it is.
 */
final class VacationOperation implements Operation {

    static final String NAME = "settings.vacation";

    @Override
    public Set<String> arguments() {
        return ArgumentNames.plus(RequestBody.names(SettingsMethods.UPDATE_VACATION), "contentType");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        VacationSettings wanted = new VacationSettings();
        RequestBody.fields(SettingsMethods.UPDATE_VACATION, arguments).forEach(wanted::set);
        CompletableFuture<VacationSettings> settings = Boolean.FALSE.equals(wanted.getEnableAutoReply())
                ? mailbox.client()
                        .execute(GmailCall.of(SettingsMethods.GET_VACATION))
                        .thenApply(now -> now.setEnableAutoReply(false))
                : CompletableFuture.completedFuture(on(wanted, arguments));
        return settings.thenCompose(body -> mailbox.client()
                        .execute(GmailCall.of(SettingsMethods.UPDATE_VACATION).withBody(body)))
                .thenApply(Answers::of);
    }

    private static VacationSettings on(VacationSettings wanted, Arguments arguments) {
        if (wanted.getResponseBodyHtml() == null && wanted.getResponseBodyPlainText() == null) {
            ShownText.of(arguments, NAME, "text/plain")
                    .ifPresent(answer ->
                            wanted.set(answer.html() ? "responseBodyHtml" : "responseBodyPlainText", answer.text()));
        }
        if (isBlank(wanted.getResponseSubject())
                && isBlank(wanted.getResponseBodyHtml())
                && isBlank(wanted.getResponseBodyPlainText())) {
            throw new IllegalArgumentException("Operation " + NAME
                    + " needs a body or the option responseSubject: Gmail answers with neither of them to nobody");
        }
        if (wanted.getStartTime() != null
                && wanted.getEndTime() != null
                && wanted.getStartTime() >= wanted.getEndTime()) {
            throw arguments.invalid("endTime", arguments.text("endTime").orElseThrow(), "a time after startTime");
        }
        return wanted.setEnableAutoReply(true);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
