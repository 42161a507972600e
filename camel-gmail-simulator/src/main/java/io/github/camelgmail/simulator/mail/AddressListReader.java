package io.github.camelgmail.simulator.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads an address list as far as it can be read: groups, quoted names, comments, source routes, and what senders get
 * wrong (semicolons or spaces between addresses, missing brackets). One pass, never fails.
 */
final class AddressListReader {

    private final String text;
    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private final StringBuilder token = new StringBuilder();
    private final List<String> addressTokens = new ArrayList<>();
    private String bracketed;
    private int position;

    private AddressListReader(String text) {
        this.text = text;
    }

    /** The entries of a header value whose encoded words are still encoded; unreadable ones included, without address. */
    static List<MailAddress> read(String value) {
        return new AddressListReader(value).read();
    }

    private List<MailAddress> read() {
        while (position < text.length()) {
            char c = text.charAt(position);
            int encodedWord = c == '=' ? EncodedWords.endOfWordAt(text, position) : -1;
            if (encodedWord > 0) {
                append(text.substring(position, encodedWord));
                position = encodedWord;
            } else {
                position++;
                take(c);
            }
        }
        endEntry();
        return found;
    }

    private void take(char c) {
        switch (c) {
            case '"' -> quoted();
            case '(' -> comment();
            case '<' -> bracketed();
            case ',', ';' -> endEntry();
            case ':' -> colon();
            default -> {
                if (Character.isWhitespace(c)) {
                    endToken();
                    phrase.append(' ');
                } else {
                    append(String.valueOf(c));
                }
            }
        }
    }

    private void append(String characters) {
        phrase.append(characters);
        token.append(characters);
    }

    private void quoted() {
        token.append('"');
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                position++;
            }
            append(String.valueOf(text.charAt(position)));
            position++;
        }
        position++;
        token.append('"');
    }

    private void comment() {
        int depth = 1;
        while (position < text.length() && depth > 0) {
            char c = text.charAt(position);
            position++;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > 0) {
                comment.append(c);
            }
        }
    }

    private void bracketed() {
        int start = position;
        while (position < text.length() && "<>,".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String inside = text.substring(start, position).replaceAll("\\s", "");
        boolean route = inside.startsWith("@");
        if (position < text.length() && text.charAt(position) == ',' && route) {
            position++; // <@relay1,@relay2:user@host>
            bracketed();
            return;
        }
        if (position < text.length() && text.charAt(position) == '>') {
            position++;
        }
        int routeEnd = route ? inside.indexOf(':') : -1;
        bracketed = inside.substring(routeEnd + 1);
        token.setLength(0);
    }

    /** Ends the name of a group, or the scheme of a mailto link. */
    private void colon() {
        if (bracketed == null && token.indexOf("@") < 0) {
            phrase.setLength(0);
            token.setLength(0);
        } else {
            append(":");
        }
    }

    private void endToken() {
        if (isAddress(token.toString())) {
            addressTokens.add(token.toString());
        }
        token.setLength(0);
    }

    private void endEntry() {
        endToken();
        String name = EncodedWords.decode(phrase.toString()).strip();
        if (bracketed != null) {
            found.add(new MailAddress(orComment(name), isAddress(bracketed) ? bracketed : ""));
        } else if (!addressTokens.isEmpty()) {
            addressTokens.forEach(address -> found.add(new MailAddress(orComment(""), address)));
        } else if (!name.isEmpty()) {
            found.add(new MailAddress(name, ""));
        }
        phrase.setLength(0);
        comment.setLength(0);
        addressTokens.clear();
        bracketed = null;
    }

    private String orComment(String name) {
        return name.isEmpty() ? EncodedWords.decode(comment.toString()).strip() : name;
    }

    /** Local part, at sign, domain; no white space or control character, so that it can be written into a header. */
    private static boolean isAddress(String candidate) {
        int at = candidate.lastIndexOf('@');
        if (at <= 0 || at == candidate.length() - 1) {
            return false;
        }
        String domain = candidate.substring(at + 1);
        boolean plainDomain = domain.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-._[]:".indexOf(c) >= 0);
        boolean quotedLocal = candidate.startsWith("\"") && candidate.charAt(at - 1) == '"';
        return plainDomain && candidate.chars().limit(at).allMatch(c -> c > ' ' && c != 127 || quotedLocal && c == ' ');
    }

    /** The readable addresses in lower case, in order, each once. */
    static List<String> lowerCaseAddresses(List<MailAddress> entries) {
        return entries.stream()
                .filter(MailAddress::isReadable)
                .map(entry -> entry.address().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
