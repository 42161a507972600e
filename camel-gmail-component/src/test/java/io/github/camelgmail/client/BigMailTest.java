package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.GmailSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigMailTest {

    private static final int ATTACHMENT_BYTES = 26_000_000;

    @TempDir
    Path folder;

    @Test
    void aMailOf35MegabytesGoesOutAndComesInWithASmallHeap() throws Exception {
        byte[] attachment = new byte[ATTACHMENT_BYTES];
        new Random(3).nextBytes(attachment);
        Path mail = folder.resolve("big.eml");
        Files.write(mail, mail(attachment));
        assertThat(Files.size(mail)).isBetween(35_000_000L, 36_700_160L);
        Path received = folder.resolve("received.bin");

        try (GmailSimulator simulator = GmailSimulator.start()) {
            simulator.createMailbox("ann@example.com");
            Path output = folder.resolve("output.txt");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx96m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BigMailMain.class.getName(),
                            simulator.rootUrl(),
                            simulator.tokens().issue("ann@example.com"),
                            mail.toString(),
                            received.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        }

        assertThat(Files.readAllBytes(received)).isEqualTo(attachment);
    }

    private static byte[] mail(byte[] attachment) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes("""
                From: ann@example.com
                To: bob@example.com
                Subject: big
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the attachment.
                --b
                Content-Type: application/octet-stream
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename=data.bin

                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        mail.write(Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII))
                .encode(attachment));
        mail.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return mail.toByteArray();
    }
}
