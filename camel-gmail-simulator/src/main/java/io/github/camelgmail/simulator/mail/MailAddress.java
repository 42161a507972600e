package io.github.camelgmail.simulator.mail;

/**
 * One entry of an address list (RFC 5322 section 3.4).
 *
 * @param displayName decoded, or the comment that stands for it; "" when there is none
 * @param address the bare addr-spec, case kept; "" when the entry names no address that can be read
 */
record MailAddress(String displayName, String address) {

    boolean isReadable() {
        return !address.isEmpty();
    }
}
