package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import com.sun.management.ThreadMXBean;
import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.junit.jupiter.api.Assertions;

/**
 * No mail, however broken, is anything but read, and no value, however hostile, becomes more than its own header field; both
 * in bounded time and memory. The first few seeds in every build, as many as wanted with {@code
 * -Dcamel-gmail.test.tries=100000}.
 */
class HostileMailPropertiesTest {

    private static final int TRIES = Integer.getInteger("camel-gmail.test.tries", 100);
    private static final Duration STUCK = Duration.ofMinutes(2);
    private static final long CPU_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long MOST_OCTETS = 50L << 20;
    private static final int OCTETS_PER_OCTET = 2_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final MessageComposer COMPOSER = new MessageComposer(Clock.systemUTC());

    @Provide
    Arbitrary<Integer> seeds() {
        return Arbitraries.integers().between(1, TRIES);
    }

    @Property(tries = Integer.MAX_VALUE, generation = GenerationMode.EXHAUSTIVE, edgeCases = EdgeCasesMode.NONE)
    void everyMailIsRead(@ForAll("seeds") int seed) {
        byte[] mail = HostileMails.mail(seed);
        bounded(mail.length, () -> {
            for (BodyType type : BodyType.values()) {
                read(mail, type);
            }
        });
    }

    private static void read(byte[] mail, BodyType type) throws Exception {
        Exchange exchange = Mails.exchange();
        new MessageReader(Mails.noLoader())
                .read(new Message().setId("19a0"), new ByteArrayInputStream(mail), exchange.getMessage(), type);
        assertThat(exchange.getMessage().getBody()).isNotNull();
        if (type == BodyType.RAW) {
            assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(mail);
        }
        assertThat(exchange.getMessage().getHeaders().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("camel"));
        for (var attachment :
                exchange.getMessage(AttachmentMessage.class).getAttachments().entrySet()) {
            assertThat(attachment.getKey()).isNotBlank().doesNotContain("/", "\\", "\r", "\n", "\0");
            attachment.getValue().getInputStream().readAllBytes();
        }
    }

    @Property(tries = Integer.MAX_VALUE, generation = GenerationMode.EXHAUSTIVE, edgeCases = EdgeCasesMode.NONE)
    void everyMailIsConvertedAndAnswered(@ForAll("seeds") int seed) {
        byte[] mail = HostileMails.mail(seed);
        bounded(mail.length, () -> {
            convert(mail);
            OriginalMail original = original(mail);
            original.reasonNotToAnswer(address -> false);
            answer(original, Quotation.quoted(original));
            answer(original, Quotation.forwarded(original));
            answer(original, Quotation.attached(original));
        });
    }

    private static OriginalMail original(byte[] mail) throws IOException {
        MailBuffer buffer = new MailBuffer();
        try (OutputStream out = buffer.open()) {
            out.write(mail);
        }
        return OriginalMail.read(buffer);
    }

    private static void convert(byte[] mail) throws Exception {
        Exchange exchange = Mails.exchange();
        Message raw = new Message().setId("19a0").setRaw(Base64.getUrlEncoder().encodeToString(mail));
        assertThat(GmailConverters.toString(raw, exchange)).isNotNull();
        assertThat(GmailConverters.toByteArray(raw, exchange)).isEqualTo(mail);
        MimeMessage parsed = GmailConverters.toMimeMessage(raw, exchange);
        assertThat(GmailConverters.toString(parsed)).isNotNull();
        assertThat(GmailConverters.toMessage(parsed).decodeRaw()).isNotNull();
        String text = new String(mail, StandardCharsets.UTF_8);
        try {
            assertThat(GmailConverters.toMessage(text).getRaw()).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(MailHeader.START.matcher(text).lookingAt()).isFalse();
        }
    }

    private static void answer(OriginalMail original, Quotation quotation) throws Exception {
        Recipients recipients = original.recipients(true, address -> false);
        Exchange exchange = Mails.exchange();
        exchange.getMessage().setBody("answer");
        ComposedMail composed;
        try {
            composed = COMPOSER.compose(
                    new MailFields(
                            null,
                            recipients.to(),
                            recipients.cc(),
                            null,
                            null,
                            original.replySubject(),
                            original.replyFields(),
                            null,
                            null),
                    exchange.getMessage(),
                    quotation);
        } catch (MailFormatException e) {
            return;
        }
        assertOnly(composed, Set.of("Date", "To", "Cc", "Subject", "In-Reply-To", "References"));
    }

    @Property(tries = Integer.MAX_VALUE, generation = GenerationMode.EXHAUSTIVE, edgeCases = EdgeCasesMode.NONE)
    void noValueIsMoreThanItsOwnField(@ForAll("seeds") int seed) {
        Random random = new Random(seed);
        bounded(1_000, () -> {
            for (int i = 0; i < 20; i++) {
                compose(random);
            }
        });
    }

    private static void compose(Random random) throws Exception {
        Exchange exchange = Mails.exchange();
        exchange.getMessage().setBody("text");
        String header = "X-" + (random.nextInt(6) == 0 ? hostile(random) : "Test");
        ComposedMail composed;
        try {
            composed = COMPOSER.compose(
                    new MailFields(
                            mailbox(random),
                            random.nextBoolean() ? mailbox(random) : List.of(mailbox(random), mailbox(random)),
                            random.nextInt(4) == 0 ? hostile(random) : "c@example.org",
                            null,
                            mailbox(random),
                            hostile(random),
                            Map.of(header, random.nextInt(4) == 0 ? hostile(random) : "value"),
                            null,
                            null),
                    exchange.getMessage());
        } catch (MailFormatException e) {
            assertThat(e.getMessage()).doesNotContain("\r", "\n");
            return;
        }
        assertOnly(composed, Set.of("Date", "From", "To", "Cc", "Reply-To", "Subject", header));
        assertThat(parse(composed).getAllRecipients()).allSatisfy(address -> ((InternetAddress) address).validate());
    }

    private static Object mailbox(Random random) throws Exception {
        return switch (random.nextInt(6)) {
            case 0 -> hostile(random) + "@example.org";
            case 1 -> new InternetAddress("a@example.org", hostile(random), "UTF-8");
            case 2 -> '"' + hostile(random) + "\" <a@example.org>";
            case 3 -> hostile(random) + ": a@example.org, b@example.org;";
            default -> "a@example.org";
        };
    }

    private static String hostile(Random random) {
        List<String> pieces = List.of(
                "\r\n",
                "\n",
                "\r",
                "\0",
                "\u0085",
                "\u2028",
                "Bcc: x@y.z",
                "\r\nBcc: x@y.z\r\n\r\n",
                "=?utf-8?q?=0D=0A?=",
                "=?",
                "?=",
                "\"",
                "\\",
                "<",
                ">",
                ",",
                ";",
                ":",
                "(",
                ")",
                "[",
                "]",
                "@",
                " ",
                "\t",
                "\u00e9",
                "\ud800",
                "\udc00",
                "\ud83d\ude00",
                "\u202e",
                "a",
                "%0d%0a",
                "x".repeat(1_200),
                "\u00e9".repeat(400));
        StringBuilder value = new StringBuilder();
        IntStream.range(0, 1 + random.nextInt(6)).forEach(i -> value.append(pieces.get(random.nextInt(pieces.size()))));
        return value.toString();
    }

    private static void assertOnly(ComposedMail composed, Set<String> expected) throws Exception {
        Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        allowed.addAll(expected);
        allowed.addAll(List.of("MIME-Version", "Content-Type", "Content-Transfer-Encoding"));
        for (Header field : Collections.list(parse(composed).getAllHeaders())) {
            assertThat(allowed).contains(field.getName());
        }
    }

    private static MimeMessage parse(ComposedMail mail) throws Exception {
        try (InputStream in = mail.openStream()) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private interface Case {
        void run() throws Exception;
    }

    /** Time is the processor's: a busy machine does not count. */
    private static void bounded(int octets, Case one) {
        Assertions.assertTimeoutPreemptively(STUCK, () -> {
            long thread = Thread.currentThread().getId();
            long nanos = THREADS.getThreadCpuTime(thread);
            long allocated = THREADS.getThreadAllocatedBytes(thread);
            one.run();
            assertThat(THREADS.getThreadCpuTime(thread) - nanos)
                    .as("CPU time in ns")
                    .isLessThan(CPU_NANOS);
            assertThat(THREADS.getThreadAllocatedBytes(thread) - allocated)
                    .as("memory used for " + octets + " bytes")
                    .isLessThan(MOST_OCTETS + (long) OCTETS_PER_OCTET * octets);
        });
    }
}
