package io.github.camelgmail;

import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailClient;
import java.util.Locale;

/** The address by which notifications name a mailbox: for {@code me} Gmail has to be asked, once. */
final class OwnAddress {

    private static final String ME = "me";

    private final GmailClient client;
    private volatile String address;

    OwnAddress(GmailClient client) {
        this.client = client;
        this.address = ME.equals(client.mailbox()) ? null : client.mailbox().toLowerCase(Locale.ROOT);
    }

    /** Asks Gmail unless the address is known. */
    void look() {
        if (address == null) {
            address = Await.answer(client.execute(
                            GmailCall.of(UsersMethods.GET_PROFILE).with("fields", "emailAddress")))
                    .getEmailAddress()
                    .toLowerCase(Locale.ROOT);
        }
    }

    /** Whether this may be the mailbox: as long as the address is not known, it may. */
    boolean mayBe(String other) {
        String known = address;
        return known == null || known.equalsIgnoreCase(other);
    }
}
