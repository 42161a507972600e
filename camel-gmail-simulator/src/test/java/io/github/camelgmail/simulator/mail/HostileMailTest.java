package io.github.camelgmail.simulator.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes are, as much of the mail as can be read comes out, soon and without an exception. */
class HostileMailTest {

    @TestFactory
    Stream<DynamicTest> everyMailOfTheCorpusCanBeRead() {
        return Corpus.files("mail", ".eml").stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> readEverything(Files.readAllBytes(file))));
    }

    @Property(tries = 500)
    void anyBytesCanBeRead(@ForAll @Size(max = 300) byte[] raw) {
        readEverything(raw);
    }

    @Property(tries = 1000)
    void anyMixOfMimeFragmentsCanBeRead(@ForAll @Size(max = 40) List<Fragment> fragments) {
        StringBuilder mail = new StringBuilder();
        fragments.forEach(fragment -> mail.append(fragment.text));
        readEverything(mail.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    enum Fragment {
        MULTIPART("Content-Type: multipart/mixed; boundary=b\r\n"),
        OTHER_MULTIPART("Content-Type: multipart/digest; boundary=\"c--\"\r\n"),
        MESSAGE("Content-Type: message/rfc822\r\n"),
        ENCODED_MESSAGE("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n"),
        HTML("Content-Type: text/html; charset=utf-16\r\nContent-Transfer-Encoding: quoted-printable\r\n"),
        NAMED("Content-Disposition: attachment; filename*0*=iso-2022-jp''%1B$; filename*2=x; filename*1=\"\\\r\n"),
        FROM("From: \"a, =?utf-8?q?=C3?= (c <@x,@y:z@w>, g: b@c;;\r\n"),
        SUBJECT("Subject: Re: =?utf-8?B?w?= =?big5?q?=A4=?=\r\n"),
        DATE("Date: Thu, 99 Feb 0000 99:99:99 +9999\r\n"),
        REFERENCES("References: <a <b> c@d>\r\nMessage-ID: <\r\n"),
        EMPTY("\r\n"),
        LINE_FEED("\n"),
        FOLD(" \t\r\n"),
        OPEN("--b\r\n"),
        CLOSE("--b--\r\n"),
        OTHER_OPEN("--c--\r\n"),
        OTHER_CLOSE("--c----\n"),
        TEXT("<p>text =3D=\r\n&#99999999999;&amp<!--<style>"),
        BASE64("RnJvbTogYQ0KDQo=RnJv"),
        BYTES("\u0000\u00FF\u00C3\u001B$B\r\r\n");

        private final String text;

        Fragment(String text) {
            this.text = text;
        }
    }

    @Test
    void emptyInputIsAnEmptyText() {
        MailPart root = ParsedMail.parse(new byte[0]).root();

        assertThat(root.mimeType()).isEqualTo("text/plain");
        assertThat(root.content()).isEmpty();
        assertThat(root.inline()).isTrue();
        assertThat(root.headers()).isEmpty();
    }

    @Test
    @Timeout(20)
    void nestingIsBoundedAndWhatIsDeeperIsALeaf() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        mail.append("\r\nhello");
        ParsedMail parsed = readEverything(mail.toString().getBytes(StandardCharsets.US_ASCII));

        long depth = parsed.root().walk().count();
        assertThat(depth).isEqualTo(MimeScanner.MAX_DEPTH + 1);
    }

    @Test
    void timeGrowsNoFasterThanSize() {
        List<String> hostile = List.of(
                "=?a?q?x",
                "--",
                "--b\r\n",
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
                "Subject: re:re:re:re:re:",
                "re: ",
                "<<<",
                "((((",
                "\"\\",
                "&#",
                "</style <style",
                "References: <<a<",
                "a@b ",
                " \t");
        for (String unit : hostile) {
            String start = "From: x\r\nTo: x\r\nSubject: x\r\nContent-Type: text/html\r\n";
            for (String header :
                    List.of("", "Subject: ", "From: ", "Content-Type: multipart/x; boundary=b\r\n\r\n", "\r\n")) {
                byte[] mail =
                        (start + header + unit.repeat(400_000 / unit.length())).getBytes(StandardCharsets.US_ASCII);
                long begin = System.nanoTime();
                readEverything(mail);
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .as("400 kB of %s after %s", unit, header)
                        .isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    private static ParsedMail readEverything(byte[] raw) {
        ParsedMail mail = ParsedMail.parse(raw);
        mail.root().walk().forEach(part -> {
            assertThat(part.mimeType()).contains("/");
            assertThat(part.filename()).isNotNull();
            assertThat(part.size()).isEqualTo(part.content().length);
            part.headers();
        });
        assertThat(mail.snippet().length()).isLessThanOrEqualTo(Snippet.LENGTH);
        mail.text();
        mail.date();
        mail.messageId();
        mail.references();
        mail.addresses("From");
        mail.displayNames("To");
        mail.attachmentNames();
        mail.hasAttachment();
        mail.baseSubject();
        return mail;
    }
}
