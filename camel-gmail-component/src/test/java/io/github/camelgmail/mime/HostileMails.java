package io.github.camelgmail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes mails that nobody should send: the same for the same seed, of any structure, with damage of every kind. */
final class HostileMails {

    private static final int MOST_OCTETS = 200_000;
    private static final List<String> TYPES = List.of(
            "text/plain",
            "text/html; charset=utf-8",
            "text/plain; charset=iso-2022-jp",
            "text/html; charset=nonsense",
            "text/calendar; method=\"REQUEST\"",
            "application/octet-stream; name=\"../../etc/passwd\"",
            "application/ms-tnef; name*0*=utf-8''%77in; name*1*=mail%; name*9999999999=x",
            "image/png; name=\"=?utf-8?b?4pi6?=.png\"",
            "message/delivery-status",
            "message/disposition-notification",
            "message/feedback-report",
            "message/global",
            "text/rfc822-headers",
            "application/pkcs7-mime; smime-type=signed-data",
            "TEXT",
            "/",
            "text/plain; charset",
            "");
    private static final List<String> MULTIPARTS =
            List.of("mixed", "alternative", "related", "signed", "encrypted", "report", "digest", "nonsense", "");
    private static final List<String> ENCODINGS =
            List.of("7bit", "8bit", "base64", "quoted-printable", "x-uuencode", "binary", "base64, base64", "\u00e9");
    private static final List<String> FIELDS = List.of(
            "Subject: =?utf-8?q?=0D=0ABcc:_x@y.z?=",
            "Subject: =?utf-8?b?////?= =?x?y?z?= =?utf-16?q?=00?=",
            "From: \"a\\\"b\" <a@example.org>, <>, @, group: b@c.d;",
            "To: =?utf-8?q?a=2C_b=40c=2Ed?= <a@b.c>",
            "To: ((((((((((",
            "Cc: a@b.c,,,;:",
            "Reply-To: undisclosed-recipients:;",
            "Message-ID: <>",
            "Message-ID: <a@b>\r\n\t<c@d>",
            "References: <a@b> (c) <d\r\n e@f>",
            "Date: Mon, 99 Nov 99999999 99:99:99 +9999",
            "CamelHttpUri: http://evil.example",
            "camelfilename: ../x",
            "breadcrumbId: x",
            "Content-ID: <a@b>",
            "Content-Disposition: attachment; filename=\"a\r\n b\"",
            "Content-Disposition: inline; filename*=utf-8'en'%ff%fe%00.txt",
            "Content-Language: \u0000",
            "Auto-Submitted: auto-generated",
            "List-Post: <mailto:a@b.c>",
            "no field at all",
            ": nothing",
            " folded",
            "Final-Recipient: rfc822; a@b.c",
            "Action: failed",
            "Status: 5.1.1",
            "Feedback-Type: abuse",
            "");
    private static final List<String> TEXTS = List.of(
            "text",
            "",
            "PGI+",
            "=E9=",
            "<p>a<b",
            "<style>",
            "<!--",
            "&#99999999;",
            "begin 644 a.txt\r\n#0V%T\r\n`\r\nend",
            "\u001b$B",
            "--",
            "--b",
            "--b0--",
            "From me",
            ".",
            "\ufeff",
            "Final-Recipient: rfc822; a@b.c",
            "> > > ");

    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private HostileMails(long seed) {
        random = new Random(seed);
    }

    static byte[] mail(long seed) {
        HostileMails mail = new HostileMails(seed);
        mail.part(mail.random.nextInt(10) == 0 ? 120 : mail.random.nextInt(6));
        return mail.random.nextInt(3) == 0 ? mail.out.toByteArray() : mail.damaged();
    }

    private void part(int depth) {
        for (int i = random.nextInt(4); i > 0; i--) {
            line(any(FIELDS));
        }
        if (random.nextInt(40) == 0) {
            line("X-Long: "
                    + any(List.of("a", "(", "=?utf-8?q?x?= ", "\"", "<a@b.c>, ", "\u00e9"))
                            .repeat(random.nextInt(10_000)));
        }
        if (random.nextBoolean()) {
            line("Content-Transfer-Encoding: " + any(ENCODINGS));
        }
        if (depth > 0 && out.size() < MOST_OCTETS && random.nextInt(5) > 0) {
            if (random.nextInt(4) == 0) {
                line("Content-Type: message/rfc822");
                line("");
                part(depth - 1);
            } else {
                multipart(depth);
            }
        } else {
            line("Content-Type: " + any(TYPES));
            line(random.nextInt(20) == 0 ? "missing blank line" : "");
            leaf();
        }
    }

    private void multipart(int depth) {
        // Not always an own one: an inner boundary may be the outer one or begin like it.
        String boundary = any(List.of("b", "b" + depth, "b" + depth, "b" + depth, "", "\u00e9", "b".repeat(2_000)));
        line("Content-Type: multipart/" + any(MULTIPARTS) + "; boundary=\"" + boundary + "\"");
        line("");
        int parts = depth > 6 ? 1 : random.nextInt(100) == 0 ? 1_500 : random.nextInt(4);
        for (int i = 0; i < parts && out.size() < MOST_OCTETS; i++) {
            line("--" + boundary + (random.nextInt(30) == 0 ? "x" : ""));
            part(parts > 100 ? 0 : depth - 1);
        }
        if (random.nextInt(4) > 0) {
            line("--" + boundary + "--");
        }
    }

    private void leaf() {
        for (int i = random.nextInt(5); i > 0; i--) {
            line(any(TEXTS));
        }
        if (random.nextInt(10) == 0) {
            byte[] octets = new byte[random.nextInt(3_000)];
            random.nextBytes(octets);
            out.writeBytes(
                    random.nextBoolean() ? octets : Base64.getMimeEncoder().encode(octets));
            line("");
        }
        if (random.nextInt(60) == 0) {
            line(any(List.of("<div>", "<a href=", ">", "&", "=", "\"", "-", " "))
                    .repeat(random.nextInt(20_000)));
        }
    }

    private byte[] damaged() {
        byte[] mail = out.toByteArray();
        for (int i = random.nextInt(20); i > 0 && mail.length > 0; i--) {
            int at = random.nextInt(mail.length);
            switch (random.nextInt(3)) {
                case 0 -> mail[at] = (byte) random.nextInt(256);
                case 1 -> mail[at] = '\n';
                default ->
                    System.arraycopy(
                            mail, random.nextInt(mail.length - at), mail, random.nextInt(mail.length - at), at / 8);
            }
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(mail, mail.length / 2) : mail;
    }

    private void line(String line) {
        out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(random.nextInt(50) == 0 ? new byte[] {'\n'} : new byte[] {'\r', '\n'});
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
