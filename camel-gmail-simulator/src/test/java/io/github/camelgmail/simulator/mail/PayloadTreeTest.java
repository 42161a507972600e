package io.github.camelgmail.simulator.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree that {@code messages.get} shows with {@code format=full}. */
class PayloadTreeTest {

    @Test
    void aSinglePartMessageHasItsTextAtTheRoot() {
        MailPart root = root("Subject: x\n\nhello\n");

        assertThat(root.partId()).isEmpty();
        assertThat(root.parts()).isEmpty();
        assertThat(root.mimeType()).isEqualTo("text/plain");
        assertThat(root.filename()).isEmpty();
        assertThat(root.inline()).isTrue();
        assertThat(utf8(root)).isEqualTo("hello\r\n");
        assertThat(root.size()).isEqualTo(7);
    }

    @Test
    void partsAreNumberedWithinTheirParents() {
        assertThat(shape("""
                        Content-Type: multipart/mixed; boundary=outer

                        preamble
                        --outer
                        Content-Type: multipart/alternative; boundary="inner"

                        --inner

                        plain
                        --inner
                        Content-Type: text/html

                        <p>html
                        --inner--
                        epilogue
                        --outer
                        Content-Type: image/png

                        x
                        --outer--
                        epilogue
                        """))
                .containsExactly(
                        " multipart/mixed '' container",
                        "0 multipart/alternative '' container",
                        "0.0 text/plain '' inline plain",
                        "0.1 text/html '' inline <p>html",
                        "1 image/png '' attachment x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Content-Type: TEXT/Plain; charset=utf-8                                 | text/plain       |           | true
                    Content-Type: text/calendar; method=REQUEST                              | text/calendar    |           | true
                    Content-Type: text/calendar; name=invite.ics                             | text/calendar    | invite.ics | false
                    Content-Type: text/plain^Content-Disposition: attachment; filename=a.txt | text/plain       | a.txt     | false
                    Content-Type: text/html; name="b c.html"                                 | text/html        | b c.html  | false
                    Content-Type: text/plain^Content-Disposition: attachment                 | text/plain       |           | true
                    Content-Type: application/pdf                                            | application/pdf  |           | false
                    Content-Type: a/b; name=x^Content-Disposition: inline; filename=y        | a/b              | y         | false
                    Content-Type: text                                                       | text/plain       |           | true
                    Content-Type: nonsense; charset=x                                        | text/plain       |           | true
                    Content-Type: text/plain(comment)                                        | text/plain       |           | true
                    X: y                                                                     | text/plain       |           | true
                    """)
    void textWithoutAFileNameIsInlineAndAllElseIsAnAttachment(
            String header, String mimeType, String filename, boolean inline) {
        MailPart root = root(header.replace("^", "\n") + "\n\nbody");

        assertThat(root.mimeType()).isEqualTo(mimeType);
        assertThat(root.filename()).isEqualTo(filename == null ? "" : filename);
        assertThat(root.inline()).isEqualTo(inline);
        assertThat(root.container()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    filename*=UTF-8''%e2%82%ac%20rates.txt                              | € rates.txt
                    filename*0*=iso-8859-1'en'caf%E9; filename*1=%20.tx; filename*2="t" | café%20.txt
                    filename*1="b.txt"; filename*0="a"                                  | ab.txt
                    filename="=?UTF-8?B?5pel5pys6KqeLnR4dA==?="                         | 日本語.txt
                    filename==?iso-8859-1?Q?caf=E9_1.txt?=                              | café 1.txt
                    filename="a \\"quoted\\".txt"                                       | a "quoted".txt
                    filename=unquoted name.txt; size=3                                  | unquoted name.txt
                    filename="plain.txt"; filename*=utf-8''better.txt                   | better.txt
                    filename="unclosed.txt                                              | unclosed.txt
                    filename="naïve.txt"                                                | naïve.txt
                    """)
    void fileNamesComeDecoded(String parameter, String filename) {
        assertThat(root("Content-Disposition: attachment; " + parameter + "\n\nx")
                        .filename())
                .isEqualTo(filename);
    }

    @Test
    void anAttachedMessageIsAnAttachmentThatHasItsMessageAsItsPart() {
        String mail = """
                Content-Type: multipart/mixed; boundary=b

                --b

                see attached
                --b
                Content-Type: message/rfc822

                Subject: inner
                Content-Type: multipart/alternative; boundary=c

                --c

                inner text
                --c--

                --b--
                """;
        assertThat(shape(mail))
                .containsExactly(
                        " multipart/mixed '' container",
                        "0 text/plain '' inline see attached",
                        "1 message/rfc822 'noname.eml' attachment Subject: inner\r\nContent-Type: multipart/alternative; "
                                + "boundary=c\r\n\r\n--c\r\n\r\ninner text\r\n--c--\r\n",
                        "1.0 multipart/alternative '' container",
                        "1.0.0 text/plain '' inline inner text");
        MailPart inner = root(mail).parts().get(1).parts().get(0);
        assertThat(inner.headers()).contains(new MailHeader("Subject", "inner"));
    }

    @Test
    void anEncodedAttachedMessageIsReadToo() {
        String inner =
                Base64.getMimeEncoder().encodeToString("Subject: s\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII));
        assertThat(shape("Content-Type: message/rfc822; name=\"mail.eml\"\nContent-Transfer-Encoding: base64\n\n"
                        + inner))
                .containsExactly(
                        " message/rfc822 'mail.eml' attachment Subject: s\r\n\r\nhello",
                        "0 text/plain '' inline hello");
    }

    @Test
    void aDeliveryStatusHoldsAPartWithItsFields() {
        List<String> shape = shape(
                "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\nStatus: 5.1.1\n");

        assertThat(shape)
                .containsExactly(
                        " message/delivery-status '' container",
                        "0 text/plain '' inline Action: failed\r\nStatus: 5.1.1\r\n");
    }

    @Test
    void partsOfADigestAreMessagesUnlessTheySayOtherwise() {
        assertThat(shape("""
                        Content-Type: multipart/digest; boundary=b

                        --b

                        Subject: one

                        1
                        --b
                        Content-Type: text/plain

                        2
                        --b--
                        """))
                .containsExactly(
                        " multipart/digest '' container",
                        "0 message/rfc822 'noname.eml' attachment Subject: one\r\n\r\n1",
                        "0.0 text/plain '' inline 1",
                        "1 text/plain '' inline 2");
    }

    @Test
    void anOuterBoundaryEndsWhatIsOpenWithinIt() {
        assertThat(shape("""
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: multipart/mixed; boundary=c

                        --c

                        never closed
                        --b

                        next
                        """))
                .containsExactly(
                        " multipart/mixed '' container",
                        "0 multipart/mixed '' container",
                        "0.0 text/plain '' inline never closed",
                        "1 text/plain '' inline next\r\n");
    }

    @Test
    void aMultipartWithoutItsBoundaryIsShownAsText() {
        assertThat(shape("Content-Type: multipart/mixed\n\nstill readable"))
                .containsExactly(" text/plain '' inline still readable");
    }

    @Test
    void aLineThatIsNoHeaderFieldBeginsTheBody() {
        MailPart root = root("Subject: x\nthis is text\nmore: text\n");

        assertThat(root.headers()).containsExactly(new MailHeader("Subject", "x"));
        assertThat(utf8(root)).isEqualTo("this is text\r\nmore: text\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-2022-JP, ISO-2022-JP, テストです",
        "windows-1252, windows-1252, naïve € “x”",
        "iso-8859-1, windows-1252, it’s 5 €",
        "us-ascii, windows-1252, Grüße",
        "GB18030, GB18030, 请汇款𠮷",
        "gb2312, GB18030, 发票",
        "Shift_JIS, windows-31j, 請求書①",
        "euc-kr, x-windows-949, 한국어",
        "Big5, Big5, 繁體中文",
        "koi8-r, koi8-r, Счёт",
        "iso-8859-8-i, iso-8859-8, שלום",
        "utf-16, utf-16, wide",
        "utf-8, utf-8, ✓ plain",
        "x-unknown, windows-1252, Grüße",
        "iso-8859-1, utf-8, mislabelled ✓",
        "utf-8, windows-1252, mislabelled é"
    })
    void inlineTextComesInUtf8WhateverItsCharset(String declared, String real, String text) {
        byte[] encoded = text.getBytes(Charset.forName(real));
        String header = "Content-Type: text/plain; charset=\"" + declared + "\"\nContent-Transfer-Encoding: base64\n\n";
        MailPart root = root(header + Base64.getMimeEncoder().encodeToString(encoded));

        assertThat(utf8(root)).isEqualTo(text);
        assertThat(root.headers().get(0).value()).contains(declared);
    }

    @Test
    void anAttachmentKeepsItsBytes() {
        MailPart root = root("Content-Type: text/plain; charset=iso-8859-1; name=a.txt\n"
                + "Content-Transfer-Encoding: quoted-printable\n\ncaf=E9");

        assertThat(root.content()).isEqualTo("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    base64|aGVs bG8h|hello!
                    BASE64|aGVsbG8h*|hello!
                    base64|aGVsbG8|hello
                    base64|aGk=aGk=|hihi
                    quoted-printable|a=3Db=3dc|a=b=c
                    quoted-printable|soft=^break|softbreak
                    quoted-printable|padded  ^next|padded^next
                    quoted-printable|bad=GX=|bad=GX
                    7bit|a=3D|a=3D
                    x-unknown|a=3D|a=3D
                    """)
    void transferEncodingsAreUndoneLeniently(String encoding, String encoded, String expected) {
        MailPart root = root("Content-Transfer-Encoding: " + encoding + "\n\n" + encoded.replace("^", "\n"));

        assertThat(utf8(root)).isEqualTo(expected.replace("^", "\r\n"));
    }

    private static MailPart root(String mail) {
        return ParsedMail.parse(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .root();
    }

    private static List<String> shape(String mail) {
        return root(mail)
                .walk()
                .map(part -> part.partId() + " " + part.mimeType() + " '" + part.filename() + "' "
                        + (part.container() ? "container" : (part.inline() ? "inline " : "attachment ") + utf8(part)))
                .toList();
    }

    private static String utf8(MailPart part) {
        return new String(part.content(), StandardCharsets.UTF_8);
    }
}
