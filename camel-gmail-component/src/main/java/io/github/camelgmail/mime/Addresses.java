package io.github.camelgmail.mime;

import jakarta.mail.Address;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.lang.reflect.Array;
import java.net.IDN;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads what users write into address fields and writes it as a header value (RFC 5322 section 3.4). What comes out
 * is valid: every mailbox has a local part and a domain, and no control character is left.
 */
final class Addresses {

    private static final String ALLOWED =
            "addresses as in RFC 5322, separated by commas, such as jane@example.org or \"Doe, Jane\" <jane@example.org>";
    private static final String ATOM_PUNCTUATION = "!#$%&'*+-/=?^_`{|}~ ";

    private Addresses() {}

    /**
     * The addresses of a field as a header value; empty when there are none.
     *
     * @param field the field's name for an error message
     * @param value null, a String, an {@link Address}, or a collection or array of these
     */
    static String headerValue(String field, Object value) {
        List<String> rendered = new ArrayList<>();
        collect(field, value, rendered);
        return String.join(",\r\n ", rendered);
    }

    /** Whether an address, taken from a mail, can be written into another. */
    static boolean isUsable(InternetAddress address) {
        try {
            return !address.isGroup()
                    && address.getAddress() != null
                    && !render("address", address).isEmpty();
        } catch (MailFormatException e) {
            return false;
        }
    }

    private static void collect(String field, Object value, List<String> rendered) {
        if (value == null) {
            return;
        }
        if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(field, one, rendered));
        } else if (value.getClass().isArray()
                && !value.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                collect(field, Array.get(value, i), rendered);
            }
        } else if (value instanceof CharSequence || value instanceof Address) {
            for (InternetAddress address : parse(field, value.toString())) {
                rendered.add(render(field, address));
            }
        } else {
            throw new MailFormatException(
                    field, value.getClass().getName(), "a String, an Address, or a collection or array of these");
        }
    }

    private static InternetAddress[] parse(String field, String text) {
        refuseControls(field, text);
        if (text.isBlank()) {
            return new InternetAddress[0];
        }
        try {
            return InternetAddress.parse(text, true);
        } catch (AddressException e) {
            throw refused(field, text, e);
        }
    }

    private static String render(String field, InternetAddress address) {
        if (address.isGroup()) {
            return renderGroup(field, address);
        }
        String spec = addrSpec(field, address);
        String name = address.getPersonal();
        if (name == null || name.isEmpty()) {
            return spec;
        }
        refuseControls(field, name);
        return phrase(name) + " <" + spec + ">";
    }

    private static String renderGroup(String field, InternetAddress group) {
        String text = group.getAddress();
        String name = text.substring(0, text.indexOf(':')).strip();
        if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
            name = name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if (name.isBlank()) {
            throw new MailFormatException(field, text, "groups with a name, such as Team: jane@example.org;");
        }
        try {
            List<InternetAddress> members = List.of(group.getGroup(true));
            return phrase(name) + ":"
                    + members.stream().map(member -> render(field, member)).collect(Collectors.joining(",\r\n "))
                    + ";";
        } catch (AddressException e) {
            throw refused(field, text, e);
        }
    }

    private static String addrSpec(String field, InternetAddress address) {
        String spec = address.getAddress();
        int at = spec.lastIndexOf('@');
        try {
            if (at > 0 && !isAscii(spec.substring(at + 1))) {
                spec = spec.substring(0, at + 1) + IDN.toASCII(spec.substring(at + 1));
            }
            new InternetAddress(spec).validate();
        } catch (AddressException | IllegalArgumentException e) {
            throw refused(field, address.getAddress(), e);
        }
        if (at <= 0) {
            throw new MailFormatException(field, spec, ALLOWED);
        }
        return spec;
    }

    private static MailFormatException refused(String field, String found, Exception cause) {
        MailFormatException refused = new MailFormatException(field, found, ALLOWED);
        refused.initCause(cause);
        return refused;
    }

    private static void refuseControls(String field, String text) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new MailFormatException(field, text, ALLOWED + ", without line breaks or control characters");
        }
    }

    private static String phrase(String name) {
        String encoded = EncodedWords.encode(name);
        boolean atoms = encoded.chars().allMatch(c -> Character.isLetterOrDigit(c) || ATOM_PUNCTUATION.indexOf(c) >= 0);
        return atoms || encoded.contains("=?")
                ? encoded
                : '"' + encoded.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
