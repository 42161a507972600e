package io.github.camelgmail.mime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An earlier mail as plain text in a new one, laid out as Gmail does. */
final class QuotedText {

    static final String FORWARDED = "---------- Forwarded message ---------";

    private static final List<String> SHOWN = List.of("From", "Date", "Subject", "To", "Cc");

    private QuotedText() {}

    /** The quotation below a text, which may be blank. */
    static String below(String text, String quotation) {
        return text.isBlank() ? quotation : text.stripTrailing() + "\n\n" + quotation;
    }

    static String answered(OriginalMail mail) throws IOException {
        String quoted = mail.body()
                .text()
                .stripTrailing()
                .lines()
                .map(line -> line.isEmpty() || line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
        return attribution(mail) + "\n\n" + quoted + "\n";
    }

    static String forwarded(OriginalMail mail) throws IOException {
        return FORWARDED + "\n" + String.join("\n", shownFields(mail)) + "\n\n"
                + mail.body().text().stripTrailing() + "\n";
    }

    /** Who wrote it and when. */
    static String attribution(OriginalMail mail) {
        String author = mail.shownAddresses("From");
        String date = mail.header("Date");
        return (date.isEmpty() ? "" : "On " + date + ", ") + (author.isEmpty() ? "somebody" : author) + " wrote:";
    }

    /** The fields that a reader of a forwarded mail wants to see. */
    static List<String> shownFields(OriginalMail mail) {
        List<String> fields = new ArrayList<>();
        for (String name : SHOWN) {
            if (mail.has(name)) {
                boolean addresses = !name.equals("Date") && !name.equals("Subject");
                fields.add(name + ": " + (addresses ? mail.shownAddresses(name) : mail.header(name)));
            }
        }
        return fields;
    }
}
