package io.github.camelgmail;

import static io.github.camelgmail.KeyFiles.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.SmimeInfo;
import io.github.camelgmail.smime.CertificateOutcome;
import io.github.camelgmail.smime.CertificateOutcome.Action;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** S/MIME certificates are uploaded, chosen and renewed; nothing that is sure to fail is sent, and no secret is told. */
class SmimeTest extends RouteTest {

    private static final String INSERT = "gmail:me?operation=settings.sendAs.smimeInfo.insert&sendAsEmail=" + AMY;
    private static final String ENSURE = "gmail:me?operation=smime.ensure";
    private static final Map<String, Object> WITH_PASSWORD = Map.of("CamelGmailEncryptedKeyPassword", PASSWORD);

    private static byte[] shortLived;
    private static byte[] longLived;
    private static byte[] expired;
    private static byte[] bobs;

    @BeforeAll
    static void makeKeys() {
        shortLived = KeyFiles.pkcs12(AMY, "-1d", 10);
        longLived = KeyFiles.pkcs12(AMY, "-1d", 400);
        expired = KeyFiles.pkcs12(AMY, "-20d", 10);
        bobs = KeyFiles.pkcs12(BOB, "-1d", 400);
    }

    @BeforeEach
    void useServiceAccount() {
        String json = GMAIL.simulator()
                .serviceAccountJson(
                        "robot@project.iam.gserviceaccount.com",
                        "https://www.googleapis.com/auth/gmail.settings.basic");
        options(context).setAccessToken(null);
        options(context).setDelegatedUser(null);
        options(context).setCredentials("base64:" + base64(json.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Object> forms() throws Exception {
        byte[] file = longLived;
        Path path = Files.createTempFile("key", ".p12");
        path.toFile().deleteOnExit();
        Files.write(path, file);
        return Stream.of(
                file,
                new ByteArrayInputStream(file),
                path.toFile(),
                base64(file),
                Base64.getMimeEncoder().encodeToString(file),
                Base64.getUrlEncoder().withoutPadding().encodeToString(file),
                new SmimeInfo().setPkcs12(base64(file)),
                Map.of("pkcs12", base64(file)),
                "{\"pkcs12\": \"" + Base64.getUrlEncoder().encodeToString(file) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aKeyFileIsTakenInEveryForm(Object body) {
        asAmy();
        Object info = call(INSERT, body, WITH_PASSWORD);

        assertThat(info).isInstanceOf(SmimeInfo.class);
        assertThat(certificates()).hasSize(1);
    }

    @Test
    void aKeyFileIsTakenAsAnOptionAndAsAHeader() {
        asAmy();
        call(
                INSERT + "&encryptedKeyPassword=RAW(" + PASSWORD + ")&pkcs12=RAW(" + base64(longLived) + ")",
                "x",
                Map.of());
        call(INSERT, "x", Map.of("CamelGmailPkcs12", shortLived, "CamelGmailEncryptedKeyPassword", PASSWORD));

        assertThat(certificates()).hasSize(2);
    }

    @Test
    void anUnusableKeyFileIsRefusedBeforeAnythingIsSent() {
        asAmy();
        assertRefused("nonsense".getBytes(StandardCharsets.UTF_8), PASSWORD, "Invalid body: found no readable PKCS#12");
        assertRefused(Arrays.copyOf(longLived, 200), PASSWORD, "Invalid body: found no readable PKCS#12 file");
        assertRefused(longLived, "wrong secret", "Invalid encryptedKeyPassword: it does not fit body");
        assertRefused(longLived, null, "Invalid encryptedKeyPassword: there is none, and body needs one");
        assertRefused(expired, PASSWORD, "Invalid body: found a certificate that is valid from");
        assertRefused(bobs, PASSWORD, "Invalid body: found the certificate of another address");
        assertRefused(KeyFiles.withoutKey(), PASSWORD, "Invalid body: found a private key without its certificate");
        assertRefused(null, PASSWORD, "needs a PKCS#12 file");

        assertThat(GMAIL.simulator().requests().calls("settings.sendAs.smimeInfo.insert"))
                .isZero();
    }

    private void assertRefused(byte[] file, String password, String message) {
        context.start();
        Exchange answer = template.request(INSERT, exchange -> {
            exchange.getMessage().setBody(file);
            exchange.getMessage().setHeader("CamelGmailEncryptedKeyPassword", password);
        });
        assertThat(answer.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(answer.getException().toString())
                .doesNotContain(PASSWORD)
                .doesNotContain("wrong secret")
                .doesNotContain(AMY)
                .doesNotContain(BOB);
    }

    @Test
    void secretsAreNoPartOfAnEndpointsName() {
        assertThat(URISupport.sanitizeUri(INSERT + "&encryptedKeyPassword=abc123"))
                .doesNotContain("abc123");
        assertThat(URISupport.sanitizeUri(INSERT + "&pkcs12=MIIdef456")).doesNotContain("MIIdef456");
    }

    @Test
    void aMailboxWithoutACertificateGetsTheOneGiven() {
        asAmy();
        CertificateOutcome first = (CertificateOutcome) call(ENSURE, longLived, WITH_PASSWORD);
        assertThat(first.action()).isEqualTo(Action.UPLOADED);
        assertThat(first.sendAsEmail()).isEqualTo(AMY);
        assertThat(first.smimeInfoId()).isEqualTo(defaultCertificate());

        GMAIL.simulator().requests().clear();
        CertificateOutcome second = (CertificateOutcome) call(ENSURE, longLived, WITH_PASSWORD);
        assertThat(second.action()).isEqualTo(Action.KEPT);
        assertThat(second.smimeInfoId()).isEqualTo(first.smimeInfoId());
        assertNothingWritten();
    }

    @Test
    void theCertificateThatIsValidLongestBecomesTheDefault() {
        asAmy();
        call(INSERT, shortLived, WITH_PASSWORD);
        SmimeInfo better = (SmimeInfo) call(INSERT, longLived, WITH_PASSWORD);

        CertificateOutcome outcome = (CertificateOutcome) call(ENSURE, null, Map.of());

        assertThat(outcome.action()).isEqualTo(Action.MADE_DEFAULT);
        assertThat(defaultCertificate()).isEqualTo(better.getId());
    }

    @Test
    void aCertificateThatEndsSoonIsReplaced() {
        asAmy();
        call(INSERT, shortLived, WITH_PASSWORD);

        assertThat(((CertificateOutcome) call(ENSURE + "&renewBefore=5d", longLived, WITH_PASSWORD)).action())
                .isEqualTo(Action.KEPT);
        CertificateOutcome outcome = (CertificateOutcome) call(ENSURE, longLived, WITH_PASSWORD);

        assertThat(outcome.action()).isEqualTo(Action.UPLOADED);
        assertThat(defaultCertificate()).isEqualTo(outcome.smimeInfoId());
        assertThat(certificates()).hasSize(2);
    }

    @Test
    void aCertificateThatIsNoBetterIsNotUploadedAgainAndAgain() {
        asAmy();
        call(ENSURE, shortLived, WITH_PASSWORD);

        CertificateOutcome outcome = (CertificateOutcome) call(ENSURE, shortLived, WITH_PASSWORD);

        assertThat(outcome.action()).isEqualTo(Action.KEPT);
        assertThat(outcome.reason()).isEqualTo("it ends soon, and the one given is not valid for longer");
        assertThat(certificates()).hasSize(1);
    }

    @Test
    void theBestIsTheDefaultEvenWhenNoneCanBeUploaded() {
        asAmy();
        SmimeInfo first = (SmimeInfo) call(INSERT, KeyFiles.pkcs12(AMY, "-1d", 3), WITH_PASSWORD);
        SmimeInfo better = (SmimeInfo) call(INSERT, shortLived, WITH_PASSWORD);
        assertThat(defaultCertificate()).isEqualTo(first.getId());

        assertThatThrownBy(() -> call(ENSURE, null, Map.of()))
                .rootCause()
                .hasMessageContaining("needs a PKCS#12 file as its body, or in the option pkcs12");

        assertThat(defaultCertificate()).isEqualTo(better.getId());
    }

    @Test
    void everyMailboxOfAListHasItsOwnOutcome() throws Exception {
        Path amys = Files.write(folder.resolve("amy.p12"), longLived);
        Path other = Files.write(folder.resolve("bob.p12"), bobs);
        String csv = "\uFEFFmailbox,file,password\n"
                + "amy@example.com," + amys + "," + PASSWORD + "\n"
                + "nobody@example.com," + amys + "," + PASSWORD + "\n"
                + "bob@example.org," + other + ",wrong secret\n"
                + ",x,y\n"
                + "bob@example.org,/no/such/file.p12,\n"
                + "bob@example.org,\"" + other + "\",\"" + PASSWORD + "\"\n"
                + "amy@example.com,,\n";
        context.start();

        Exchange answer = template.request(ENSURE, exchange -> exchange.getMessage()
                .setBody(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));

        List<?> outcomes = answer.getMessage().getBody(List.class);
        assertThat(outcomes)
                .extracting(outcome -> ((CertificateOutcome) outcome).action())
                .containsExactly(
                        Action.UPLOADED,
                        Action.FAILED,
                        Action.FAILED,
                        Action.FAILED,
                        Action.FAILED,
                        Action.UPLOADED,
                        Action.KEPT);
        assertThat(outcomes)
                .extracting(outcome -> ((CertificateOutcome) outcome).reason())
                .satisfies(reasons -> {
                    assertThat((String) reasons.get(2)).contains("encryptedKeyPassword");
                    assertThat((String) reasons.get(3)).isEqualTo("Column mailbox is empty");
                    assertThat((String) reasons.get(4)).contains("/no/such/file.p12");
                });
        assertThat(outcomes.toString()).doesNotContain("secret");
        assertThat(answer.getMessage().getHeader(GmailConstants.FAILURES)).isEqualTo(4);
        assertThat(bob().settings().smimeInfos().list(BOB)).hasSize(1);
    }

    @Test
    void aListMayHaveBeenReadAlready() throws Exception {
        Path file = Files.write(folder.resolve("bob.p12"), bobs);

        Object outcomes =
                call(ENSURE, List.of(Map.of("mailbox", BOB, "file", file.toString(), "password", PASSWORD)), Map.of());

        assertThat((List<?>) outcomes)
                .singleElement()
                .extracting(outcome -> ((CertificateOutcome) outcome).action())
                .isEqualTo(Action.UPLOADED);
    }

    @Test
    void aListWithAnotherColumnIsRefused() {
        assertThatThrownBy(() -> call(ENSURE, "mailbox;pasword\namy@example.com;secret\n", Map.of()))
                .rootCause()
                .hasMessage(
                        "Unknown column in the list of certificates: found 'pasword', allowed: mailbox, sendAsEmail,"
                                + " file, password");
    }

    @Test
    void aServerThatIsDownForOneMailboxIsNoMatterToTheOthers() throws Exception {
        Path file = Files.write(folder.resolve("bob.p12"), bobs);
        options(context).setMaxRetries(0);
        GMAIL.simulator().faults().on("settings.sendAs.smimeInfo.list").times(1).status(500, "{}");

        List<?> outcomes = (List<?>) call(
                ENSURE,
                "mailbox,file,password\n" + BOB + "," + file + "," + PASSWORD + "\n" + BOB + "," + file + "," + PASSWORD
                        + "\n",
                Map.of());

        assertThat(outcomes)
                .extracting(outcome -> ((CertificateOutcome) outcome).action())
                .containsExactly(Action.FAILED, Action.UPLOADED);
    }

    /** For {@code gmail:me}. */
    private void asAmy() {
        options(context).setDelegatedUser(AMY);
    }

    private static List<io.github.camelgmail.simulator.settings.SmimeInfo> certificates() {
        return amy().settings().smimeInfos().list(AMY);
    }

    private static String defaultCertificate() {
        return certificates().stream()
                .filter(info -> info.isDefault() != null)
                .map(io.github.camelgmail.simulator.settings.SmimeInfo::id)
                .findFirst()
                .orElseThrow();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void assertNothingWritten() {
        assertThat(GMAIL.simulator().requests().all().stream()
                        .filter(request -> !request.method().equals("token")))
                .allMatch(request -> request.verb().equals("GET"));
    }
}
