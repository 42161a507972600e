package io.github.camelgmail.simulator;

import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.james.mime4j.mboxiterator.CharBufferWrapper;
import org.apache.james.mime4j.mboxiterator.MboxIterator;

/** Reads mail from .eml files, mbox files (RFC 4155, with mboxrd quoting undone) and folders of them. */
final class MailFiles {

    private static final List<String> LABELS = List.of("UNREAD", "INBOX");
    private static final int MOST_CHARS = 200 * 1024 * 1024;

    private MailFiles() {}

    static int importInto(Mailbox mailbox, Path source, Clock clock) throws IOException {
        if (!Files.exists(source)) {
            throw new NoSuchFileException(source.toString());
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        int count = 0;
        for (Path file : files) {
            if (isEml(file)) {
                add(mailbox, Files.readAllBytes(file), clock);
                count++;
            } else if (isMbox(file)) {
                count += importMbox(mailbox, file, clock);
            }
        }
        return count;
    }

    static boolean isEml(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".eml");
    }

    private static boolean isMbox(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("From ");
        }
    }

    private static int importMbox(Mailbox mailbox, Path file, Clock clock) throws IOException {
        int longest = (int) Math.min(MOST_CHARS, Files.size(file) + 1);
        int count = 0;
        try (MboxIterator mbox = MboxIterator.fromFile(file)
                .charset(StandardCharsets.ISO_8859_1)
                .maxMessageSize(longest)
                .build()) {
            for (CharBufferWrapper message : mbox) {
                String text = message.toString().replaceAll("(?m)^>(>*From )", "$1");
                add(mailbox, text.getBytes(StandardCharsets.ISO_8859_1), clock);
                count++;
            }
        }
        return count;
    }

    private static void add(Mailbox mailbox, byte[] raw, Clock clock) {
        ParsedMail mail = ParsedMail.parse(raw);
        mailbox.insert(mail, LABELS, null, mail.date().orElseGet(clock::instant));
    }
}
