package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Map;

/** Refuses what settings take as an address and is none. */
final class AddressCheck {

    private static final List<String> NAMES = List.of(
            "sendAsEmail",
            "forwardingEmail",
            "delegateEmail",
            "emailAddress",
            "cseEmailAddress",
            "replyToAddress",
            "forward");

    private AddressCheck() {}

    /** Checks what a call has in its path, or in its body at the top. */
    static void check(Map<String, ?> values) {
        for (String name : NAMES) {
            if (values.get(name) instanceof String address && !address.isEmpty() && !isAddress(address)) {
                throw new IllegalArgumentException(
                        "Invalid " + name + ": found '" + address + "', allowed: one address, as jane@example.org");
            }
        }
    }

    /** Checks a body and what it has in its action. */
    static void check(GenericJson body) {
        check((Map<String, ?>) body);
        if (body.get("action") instanceof GenericJson action) {
            check((Map<String, ?>) action);
        }
    }

    private static boolean isAddress(String address) {
        try {
            new InternetAddress(address, true).validate();
            return address.indexOf('@') > 0 && address.indexOf('<') < 0;
        } catch (AddressException e) {
            return false;
        }
    }
}
