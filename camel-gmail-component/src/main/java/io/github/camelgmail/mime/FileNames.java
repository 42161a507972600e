package io.github.camelgmail.mime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names for attachments that are safe to use as file names: never empty, never a path, never hidden or special, free
 * of control and formatting characters, of bounded length, and each given only once.
 */
final class FileNames {

    /** Most file systems take 255 bytes; UTF-8 needs up to three for a char. */
    private static final int MAX_LENGTH = 80;

    private static final int MAX_EXTENSION = 16;
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u2028\\u2029<>:\"|?*]");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("application/gzip", "gz"),
            Map.entry("application/json", "json"),
            Map.entry("application/ms-tnef", "dat"),
            Map.entry("application/msword", "doc"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/pgp-encrypted", "asc"),
            Map.entry("application/pgp-keys", "asc"),
            Map.entry("application/pgp-signature", "asc"),
            Map.entry("application/pkcs7-mime", "p7m"),
            Map.entry("application/pkcs7-signature", "p7s"),
            Map.entry("application/rtf", "rtf"),
            Map.entry("application/vnd.ms-excel", "xls"),
            Map.entry("application/vnd.ms-powerpoint", "ppt"),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
            Map.entry("application/x-pkcs7-mime", "p7m"),
            Map.entry("application/x-pkcs7-signature", "p7s"),
            Map.entry("application/xml", "xml"),
            Map.entry("application/zip", "zip"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("image/tiff", "tif"),
            Map.entry("image/webp", "webp"),
            Map.entry("message/delivery-status", "txt"),
            Map.entry("message/disposition-notification", "txt"),
            Map.entry("message/feedback-report", "txt"),
            Map.entry("message/global", "eml"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("text/calendar", "ics"),
            Map.entry("text/css", "css"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/directory", "vcf"),
            Map.entry("text/html", "html"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/rfc822-headers", "txt"),
            Map.entry("text/vcard", "vcf"),
            Map.entry("text/x-vcard", "vcf"),
            Map.entry("text/xml", "xml"),
            Map.entry("video/mp4", "mp4"));

    private final Map<String, Integer> copies = new HashMap<>();
    private int count;

    /** The name for the next attachment of a mail, in the mail's order. */
    String next(String fileName, String mimeType) {
        count++;
        String wanted = safe(fileName);
        if (wanted.isEmpty()) {
            wanted = "attachment-" + count + "." + EXTENSIONS.getOrDefault(mimeType.toLowerCase(Locale.ROOT), "bin");
        }
        String name = wanted;
        while (copies.putIfAbsent(name.toLowerCase(Locale.ROOT), 1) != null) {
            int copy = copies.merge(wanted.toLowerCase(Locale.ROOT), 1, Integer::sum);
            int dot = extension(wanted);
            name = wanted.substring(0, dot) + " (" + copy + ")" + wanted.substring(dot);
        }
        return name;
    }

    /** The last segment of a name without what is unsafe in it; empty when nothing is left or the name is null. */
    static String safe(String fileName) {
        String given = fileName == null ? "" : fileName;
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String name = UNSAFE.matcher(last).replaceAll("_").strip();
        int first = 0;
        while (first < name.length() && (name.charAt(first) == '.' || name.charAt(first) == ' ')) {
            first++;
        }
        int end = name.length();
        while (end > first && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        name = name.substring(first, end);
        if (name.length() > MAX_LENGTH) {
            int dot = extension(name);
            name = cut(name, MAX_LENGTH - (name.length() - dot)) + name.substring(dot);
        }
        return DEVICE.matcher(name).matches() ? "_" + name : name;
    }

    /** One line of text. */
    static String withoutControls(String text) {
        return text.replaceAll("\\p{Cc}+", " ").strip();
    }

    private static int extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= MAX_EXTENSION ? dot : name.length();
    }

    private static String cut(String text, int length) {
        boolean splitsPair = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length);
    }
}
