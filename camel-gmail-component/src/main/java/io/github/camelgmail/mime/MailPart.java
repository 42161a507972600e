package io.github.camelgmail.mime;

import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a mail, whether it came as Gmail's payload or in raw; both give the same tree.
 *
 * @param partId    Gmail's id of the part: empty for the root, then {@code 0}, {@code 1}, {@code 1.0}
 * @param mimeType  type and subtype in lower case
 * @param fileName  decoded and not to be trusted; empty if there is none
 * @param headers   the part's own fields in order
 * @param content   null exactly for a multipart that has parts
 * @param messageHeader what the content begins with, at the least the header where it is an embedded message; null as
 *                  the content
 * @param reencoded whether Gmail has turned the content into UTF-8, whatever charset the headers still name
 * @param parts     the parts of a multipart; never those of an embedded message, which is content
 */
record MailPart(
        String partId,
        String mimeType,
        String fileName,
        List<MailHeader> headers,
        PartContent content,
        PartContent messageHeader,
        boolean reencoded,
        List<MailPart> parts) {

    /** Multiparts deeper than this are not opened: no honest mail gets there. */
    static final int MAX_DEPTH = 50;

    /** Parts beyond this many are left out; Jakarta Mail needs a good while for each. */
    static final int MAX_PARTS = 2_000;

    boolean isMultipart() {
        return content == null;
    }

    /** The parts that have content, in the mail's order. */
    Stream<MailPart> leaves() {
        return isMultipart() ? parts.stream().flatMap(MailPart::leaves) : Stream.of(this);
    }

    boolean isText() {
        return mimeType.equals("text/plain");
    }

    boolean isHtml() {
        return mimeType.equals("text/html");
    }

    String header(String name) {
        return MailHeader.first(headers, name);
    }

    /** Whether the sender asks for it to be shown as an attachment. */
    boolean isMeantAsAttachment() {
        return HeaderParameters.parse(header("Content-Disposition")).value().equals("attachment");
    }

    /** The charset that the headers name, null if none. */
    String charset() {
        return HeaderParameters.parse(header("Content-Type")).parameter("charset");
    }
}
