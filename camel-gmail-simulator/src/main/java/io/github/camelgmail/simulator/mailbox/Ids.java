package io.github.camelgmail.simulator.mailbox;

import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the identifiers of one mail system. A message id is 16 lower-case hexadecimal digits whose upper 44 bits are
 * the creation time in ms, and a later one is always greater, whatever the clock does.
 */
final class Ids {

    private static final int RANDOM_BITS = 20;
    private static final int HEADER_ID_BYTES = 33;

    private final Clock clock;
    private final Random random;
    private final AtomicLong last = new AtomicLong();

    Ids(Clock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    String messageId() {
        long candidate = clock.millis() << RANDOM_BITS | random.nextInt(1 << RANDOM_BITS);
        long id = last.updateAndGet(previous -> Math.max(previous + 1, candidate));
        return HexFormat.of().toHexDigits(id);
    }

    String draftId() {
        return "r" + random.nextLong();
    }

    /** A Message-ID header value as Gmail writes it into what it sends, in angle brackets. */
    String messageIdHeader() {
        byte[] bytes = new byte[HEADER_ID_BYTES];
        random.nextBytes(bytes);
        return "<CA" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "@mail.gmail.com>";
    }
}
