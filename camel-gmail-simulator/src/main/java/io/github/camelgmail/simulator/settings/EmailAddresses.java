package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks the addresses that settings name. An address is kept in lower case. */
final class EmailAddresses {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final int LONGEST = 254;

    private EmailAddresses() {}

    /**
     * The address in lower case.
     *
     * @param field the field it stands in, for the refusal
     * @throws GmailError 400 when it is missing or malformed
     */
    static String require(String address, String field) {
        if (address == null
                || address.length() > LONGEST
                || !ADDRESS.matcher(address).matches()) {
            throw GmailError.invalidArgument("Invalid " + field);
        }
        return key(address);
    }

    /** What addresses are compared by. */
    static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Whether nobody needs to confirm the address, since it lies in the account's domain or a sub-domain of it. */
    static boolean belongsToDomainOf(String account, String address) {
        String own = domain(account);
        String other = domain(address);
        return other.equals(own) || other.endsWith("." + own);
    }

    static String domain(String address) {
        return key(address.substring(address.lastIndexOf('@') + 1));
    }
}
