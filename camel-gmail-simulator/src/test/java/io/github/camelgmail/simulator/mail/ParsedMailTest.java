package io.github.camelgmail.simulator.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParsedMailTest {

    @Test
    void headersKeepOrderCaseRepetitionAndFoldingSpace() {
        ParsedMail mail =
                mail("Received: by x;\n        Sat, 11 Nov\nX-a: 1\nreceived: by y;\n\tSun\nSUBJECT:hi  \n\n");

        assertThat(mail.root().headers())
                .containsExactly(
                        new MailHeader("Received", "by x;        Sat, 11 Nov"),
                        new MailHeader("X-a", "1"),
                        new MailHeader("received", "by y;\tSun"),
                        new MailHeader("SUBJECT", "hi"));
        assertThat(mail.headers("RECEIVED")).containsExactly("by x;        Sat, 11 Nov", "by y;\tSun");
        assertThat(mail.header("Subject")).contains("hi");
        assertThat(mail.header("To")).isEmpty();
    }

    static Stream<Arguments> encodedWords() {
        return Stream.of(
                Arguments.of("=?UTF-8?B?w7xiZXI=?=", "über"),
                Arguments.of("=?utf-8?q?=C3=BCber_alles?= hier", "über alles hier"),
                Arguments.of("=?utf-8?q?cut_=C3?=\n =?utf-8?q?=BC_here?=", "cut ü here"),
                Arguments.of("=?iso-8859-1?q?caf=E9?= =?utf-8?q?=E2=82=AC?=", "café€"),
                Arguments.of("=?iso-2022-jp?B?GyRCJUYlOSVIJEckORsoQg==?=", "テストです"),
                Arguments.of("=?utf-8*en?Q?language?=", "language"),
                Arguments.of("a =?utf-8?q?b?= c", "a b c"),
                Arguments.of("=?utf-8?q?ends_ ?=", "ends  "),
                Arguments.of("=?nope?q?=E9?=", "é"),
                Arguments.of("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
                Arguments.of("=?utf-8?q?open", "=?utf-8?q?open"),
                Arguments.of("no =? word ?=", "no =? word ?="),
                Arguments.of("raw ünïcode ✓", "raw ünïcode ✓"));
    }

    @ParameterizedTest
    @MethodSource("encodedWords")
    void encodedWordsAreDecoded(String subject, String decoded) {
        assertThat(mail("Subject: " + subject + "\n\n").header("Subject")).contains(decoded);
    }

    @Test
    void rawEightBitHeadersAreUtf8OrElseWindows1252() {
        byte[] raw = "Subject: 5 \u0080\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ParsedMail.parse(raw).header("Subject")).contains("5 €");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    a@b.c                                             | a@b.c         |
                    Amy Smith <Amy.S@Example.COM>                     | amy.s@example.com | Amy Smith
                    "Smith, Amy" <a@b.c>, d@e.f (Dan)                 | a@b.c,d@e.f   | Smith, Amy;Dan
                    =?utf-8?q?=C3=9Cber,_Amy?= <a@b.c>, x@y.z         | a@b.c,x@y.z   | Über, Amy
                    Team: a@b.c, B <b@b.c>;, c@b.c                    | a@b.c,b@b.c,c@b.c | B
                    undisclosed-recipients:;                          |               |
                    <@relay,@other:a@b.c>                             | a@b.c         |
                    a@b.c; d@e.f                                      | a@b.c,d@e.f   |
                    a@b.c d@e.f                                       | a@b.c,d@e.f   |
                    Amy <a@b.c, Dan <d@e.f>                           | a@b.c,d@e.f   | Amy;Dan
                    "a b"@c.d                                         | "a b"@c.d     |
                    mailto:a@b.c                                      | a@b.c         |
                    Amy, a@b.c                                        | a@b.c         | Amy
                    A@b.c, a@B.C                                      | a@b.c         |
                    "unclosed <a@b.c>                                 |               | unclosed <a@b.c>
                    用户@例え.jp                                        | 用户@例え.jp    |
                    """)
    void addressesAreReadAsFarAsTheyCanBe(String to, String addresses, String names) {
        ParsedMail mail = mail("To: " + to + "\n\n");

        assertThat(String.join(",", mail.addresses("to"))).isEqualTo(addresses == null ? "" : addresses);
        assertThat(String.join(";", mail.displayNames("to"))).isEqualTo(names == null ? "" : names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Wed, 11 Nov 2020 21:50:14 +0300       | 2020-11-11T18:50:14Z
                    11 Nov 2020 21:50 GMT                 | 2020-11-11T21:50:00Z
                    Fri, 21 Nov 97 09:55:06 -0600 (CST)   | 1997-11-21T15:55:06Z
                    Thu, 1 January 2026 00:00:00 PST      | 2026-01-01T08:00:00Z
                    Thu, 01-Jan-2026 00:00:60 UT          | 2026-01-01T00:00:59Z
                    31 Feb 2026 10:00:00 +0000            |
                    yesterday                             |
                    Mon, 1 Jan 2026 10:00:00 +9999        |
                    """)
    void datesAreReadOrSaidToBeAbsent(String date, Instant expected) {
        ParsedMail mail = mail("Date: " + date + "\n\n");

        if (expected == null) {
            assertThat(mail.date()).isEmpty();
        } else {
            assertThat(mail.date()).contains(expected);
        }
    }

    @Test
    void referencesComeBeforeInReplyToEachOnce() {
        ParsedMail mail =
                mail("Message-Id: <x@y>\nIn-Reply-To: Amy's mail <c@d> of today\nReferences: <a@b>\n <c@d><e@f>\n\n");

        assertThat(mail.messageId()).contains("<x@y>");
        assertThat(mail.references()).containsExactly("<a@b>", "<c@d>", "<e@f>");
        assertThat(mail("References: bare-id\n\n").references()).containsExactly("<bare-id>");
        assertThat(mail("\n").messageId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Hello,Hello",
        "Re: Hello,Hello",
        "RE: Fwd:  fw: AW: WG: Re[2]:Hello   there,Hello there",
        "Regarding: Hello,Regarding: Hello",
        "Re:,''",
    })
    void theBaseSubjectHasNoReplyPrefixes(String subject, String base) {
        assertThat(mail("Subject: " + subject + "\n\n").baseSubject()).isEqualTo(base);
    }

    @Test
    void theSnippetIsOneEscapedLineOfPlainText() {
        assertThat(mail("\nIt's  <b>5 &\n\n\t6</b> \"x\" from <a@b.c>\n").snippet())
                .isEqualTo("It&#39;s 5 &amp; 6 &quot;x&quot; from &lt;a@b.c&gt;");
    }

    @Test
    void theSnippetOfHtmlIsWhatAReaderSees() {
        String html = "<html><head><title>T</title><style>p{}</style></head><!-- c --><body onload=\"a>b\">"
                + "<p>W<b>or</b>d&nbsp;&eacute;&#8364;</p><script>x()</script><div>next</div></body>";
        assertThat(mail("Content-Type: text/html\n\n" + html).snippet()).isEqualTo("Word é€ next");
    }

    @Test
    void theSnippetIsCutBetweenWordsAt200Characters() {
        String snippet = mail("\n" + "word ".repeat(100)).snippet();

        assertThat(snippet).endsWith("word").hasSize(199);
        assertThat(mail("\n" + "x".repeat(500)).snippet()).hasSize(200);
        assertThat(mail("\n" + "😀".repeat(500)).snippet()).doesNotContain("?").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void textForSearchHoldsEveryTextPartWithoutMarkup() {
        ParsedMail mail = mail("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <p>shown</p><style>hidden</style>
                --b
                Content-Type: message/rfc822

                Subject: s

                attached
                --b
                Content-Type: text/plain; name=file.txt

                in file
                --b--
                """);

        assertThat(mail.text()).contains("shown", "attached").doesNotContain("hidden", "in file", "<p>");
        assertThat(mail.attachmentNames()).isEqualTo(List.of("noname.eml", "file.txt"));
        assertThat(mail.hasAttachment()).isTrue();
    }

    private static ParsedMail mail(String mail) {
        return ParsedMail.parse(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
