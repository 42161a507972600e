package io.github.camelgmail.smime;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of mailboxes with their certificates: CSV (RFC 4180) whose first line names the columns, or rows that were read
 * already. Columns are {@code mailbox}, {@code sendAsEmail}, {@code file} and {@code password}.
 */
public final class CertificateList {

    private static final String MAILBOX = "mailbox";
    private static final List<String> COLUMNS = List.of(MAILBOX, "sendAsEmail", "file", "password");

    private CertificateList() {}

    /** Whether bytes are such a list, and no PKCS#12 file: whether their first line names the mailbox. */
    public static boolean isList(byte[] bytes) {
        return header(text(bytes)).contains(MAILBOX);
    }

    /**
     * Reads CSV.
     *
     * @throws IllegalArgumentException when it is none, or has other columns
     */
    public static List<CertificateRow> read(byte[] bytes) {
        String text = text(bytes);
        char delimiter = firstLine(text).contains(",") ? ',' : ';';
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                rows.add(record.toMap());
            }
            return of(rows);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            // The parser's own message may quote a password.
            throw new IllegalArgumentException("The body is no CSV: a row can't be read, or a quote has no end");
        }
    }

    /**
     * Takes rows as maps from columns to values.
     *
     * @throws IllegalArgumentException when there are other columns
     */
    public static List<CertificateRow> of(Collection<? extends Map<?, ?>> rows) {
        return rows.stream().map(CertificateList::row).toList();
    }

    private static CertificateRow row(Map<?, ?> given) {
        Map<String, String> row = new LinkedHashMap<>();
        given.forEach((column, value) -> {
            String name = String.valueOf(column).strip().toLowerCase(Locale.ROOT);
            if (COLUMNS.stream().noneMatch(name::equalsIgnoreCase)) {
                throw new IllegalArgumentException("Unknown column in the list of certificates: found '" + column
                        + "', allowed: " + String.join(", ", COLUMNS));
            }
            if (value != null && !String.valueOf(value).isEmpty()) {
                row.put(name, String.valueOf(value));
            }
        });
        return new CertificateRow(
                stripped(row.get(MAILBOX)),
                stripped(row.get("sendasemail")),
                stripped(row.get("file")),
                row.get("password"));
    }

    private static String stripped(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static List<String> header(String text) {
        return List.of(
                firstLine(text).toLowerCase(Locale.ROOT).replace("\"", "").split("\\s*[,;]\\s*"));
    }
}
