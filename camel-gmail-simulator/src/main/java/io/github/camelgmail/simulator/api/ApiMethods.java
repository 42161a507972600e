package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.mailbox.MailSystem;
import java.util.List;
import java.util.stream.Stream;

/** Every method of the API that the simulator serves. */
public final class ApiMethods {

    static final String ROOT = "gmail/v1/users/{userId}/";

    static final String SETTINGS = ROOT + "settings/";

    /** The largest upload of what is sent or drafted, in bytes. */
    static final long MOST_SENT_BYTES = 36_700_160;

    /** The largest upload of what is only stored, in bytes. */
    static final long MOST_STORED_BYTES = 157_286_400;

    private ApiMethods() {}

    /** The methods, on the mailboxes, clock and settings of a mail system. */
    public static List<ApiMethod> of(MailSystem system) {
        AttachmentTokens tokens = new AttachmentTokens(system);
        MessageJson json = new MessageJson(tokens);
        return Stream.of(
                        new UsersApi().methods(),
                        new MessagesApi(system.clock(), json).methods(),
                        new NewMessagesApi(system.clock()).methods(),
                        new AttachmentsApi(tokens).methods(),
                        new ThreadsApi(system.clock(), json).methods(),
                        new LabelsApi().methods(),
                        new DraftsApi(system.clock(), json).methods(),
                        new HistoryApi().methods(),
                        new SettingsApi().methods(),
                        new SendAsApi(system).methods(),
                        new SmimeInfoApi().methods(),
                        new FiltersApi().methods(),
                        new ForwardingApi(system).methods(),
                        new DelegatesApi().methods(),
                        new CseIdentitiesApi().methods(),
                        new CseKeyPairsApi().methods())
                .flatMap(List::stream)
                .toList();
    }
}
