package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.List;

/**
 * Tokens that carry a position in a list. A token looks like a random unsigned decimal number and is good only for the
 * query it was made for.
 */
final class PageTokens {

    private static final int CHECK_BITS = 16;
    private static final long CHECK_MASK = (1L << CHECK_BITS) - 1;

    /** An odd factor mixes the bits; its inverse modulo 2^64 undoes that. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final long UNMIX = inverse(MIX);

    private PageTokens() {}

    /** A token for a position below 2^47. */
    static String encode(long position, List<?> query) {
        return Long.toUnsignedString((position << CHECK_BITS | check(query)) * MIX);
    }

    /**
     * The position of a token.
     *
     * @throws GmailError 400 when it is none, or one of another query
     */
    static long decode(String token, List<?> query) {
        try {
            long value = Long.parseUnsignedLong(token) * UNMIX;
            if ((value & CHECK_MASK) == check(query) && value >= 0) {
                return value >>> CHECK_BITS;
            }
        } catch (NumberFormatException e) {
            // refused below with the same words
        }
        throw GmailError.invalidArgument("Invalid pageToken");
    }

    private static long check(List<?> query) {
        return query.hashCode() * 31L & CHECK_MASK;
    }

    private static long inverse(long odd) {
        long inverse = odd;
        for (int correctBits = 3; correctBits < Long.SIZE; correctBits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
