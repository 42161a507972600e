package io.github.camelgmail.simulator.mail;

import java.util.Arrays;

/** A window on a byte array that nobody changes: {@code 0 <= start <= end <= bytes.length}. */
@SuppressWarnings("ArrayRecordComponent")
record Slice(byte[] bytes, int start, int end) {

    static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    int length() {
        return end - start;
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
