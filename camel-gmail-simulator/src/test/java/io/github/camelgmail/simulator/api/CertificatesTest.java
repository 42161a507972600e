package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelgmail.simulator.Certificates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S/MIME certificates and client-side encryption. The clock stands in March 2026. */
class CertificatesTest {

    private static final String ME = "me@here.example";

    @TempDir
    static Path folder;

    private static byte[] mine;
    private static byte[] future;

    private final Conversation gmail = new Conversation();

    @BeforeAll
    static void makeCertificates() {
        mine = Certificates.pkcs12(folder, ME, "2026/01/01", 365);
        future = Certificates.pkcs12(folder, ME, "2027/01/01", 365);
    }

    private Conversation.Request smime(String method, String email) {
        return gmail.call("settings.sendAs.smimeInfo." + method)
                .path("sendAsEmail", email)
                .scopes("settings.basic");
    }

    private Conversation.Request insert(String email, byte[] file, String password) {
        return smime("insert", email)
                .body("{'pkcs12':'%s','encryptedKeyPassword':'%s'}".formatted(Conversation.base64(file), password));
    }

    private Conversation.Request cse(String method) {
        return gmail.call("settings.cse." + method).delegated();
    }

    private Conversation.Request createKeyPair(byte[] pkcs12) {
        return createKeyPair(Certificates.chain(pkcs12));
    }

    private Conversation.Request createKeyPair(List<Certificate> chain) {
        String pkcs7 =
                JsonNodeFactory.instance.textNode(Certificates.pkcs7(chain)).toString();
        return cse("keypairs.create")
                .body(
                        "{'pkcs7':" + pkcs7
                                + ",'privateKeyMetadata':[{'kaclsKeyMetadata':{'kaclsUri':'https://k.example','kaclsData':'x'}}]}");
    }

    private static List<X509Certificate> read(String pem) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    @Test
    void aCertificateIsReadFromPkcs12() throws Exception {
        JsonNode info = insert(ME, mine, Certificates.PASSWORD).ok();

        assertThat(info.get("issuerCn").asText()).isEqualTo(Certificates.AUTHORITY);
        assertThat(info.get("isDefault").asBoolean()).isTrue();
        assertThat(info.has("pkcs12")).isFalse();
        List<X509Certificate> chain = read(info.get("pem").asText());
        assertThat(chain).hasSize(2);
        assertThat(chain.get(0).getSubjectX500Principal().getName()).isEqualTo("CN=Somebody");
        assertThat(info.get("expiration").textValue())
                .isEqualTo(Long.toString(chain.get(0).getNotAfter().getTime()));
        assertThat(smime("get", ME).id(info.get("id").asText()).ok()).isEqualTo(info);
    }

    @Test
    void exactlyOneCertificateIsTheDefault() {
        assertThat(smime("list", ME).ok().toString()).isEqualTo("{}");
        String first = insert(ME, mine, Certificates.PASSWORD).ok().get("id").asText();
        String second = insert(ME, mine, Certificates.PASSWORD).ok().get("id").asText();
        assertThat(smime("get", ME).id(second).ok().has("isDefault")).isFalse();

        assertThat(smime("setDefault", ME).id(second).answer().code()).isEqualTo(204);
        assertThat(smime("get", ME).id(second).ok().get("isDefault").asBoolean())
                .isTrue();
        assertThat(smime("get", ME).id(first).ok().has("isDefault")).isFalse();

        assertThat(smime("delete", ME).id(second).answer().code()).isEqualTo(204);
        assertThat(smime("get", ME).id(second).error().code()).isEqualTo(404);
        assertThat(smime("get", ME).id(first).ok().get("isDefault").asBoolean()).isTrue();
        assertThat(Conversation.ids(smime("list", ME).ok(), "smimeInfo")).containsExactly(first);
    }

    @Test
    void unreadableFilesAndOtherPeoplesCertificatesAreRefused() {
        gmail.call("settings.sendAs.create")
                .delegated()
                .body("{'sendAsEmail':'sales@here.example'}")
                .ok();

        assertThat(insert(ME, mine, "wrong").error()).hasMessage("Invalid PKCS12 or password");
        assertThat(insert(ME, new byte[] {1, 2, 3}, "").error()).hasMessage("Invalid PKCS12 or password");
        assertThat(insert(ME, new byte[0], "").error().code()).isEqualTo(400);
        assertThat(smime("insert", ME).body("{'pkcs12':'?'}").error()).hasMessage("Invalid value for ByteString");
        assertThat(smime("insert", ME).error()).hasMessage("Missing pkcs12");
        assertThat(insert(ME, future, Certificates.PASSWORD).error())
                .hasMessage("Certificate is expired or not yet valid");
        assertThat(insert("nobody@here.example", mine, Certificates.PASSWORD)
                        .scopes("settings.sharing")
                        .error()
                        .code())
                .isEqualTo(404);
        assertThat(insert("sales@here.example", mine, Certificates.PASSWORD)
                        .error()
                        .reason())
                .isEqualTo("insufficientPermissions");
        assertThat(insert("sales@here.example", mine, Certificates.PASSWORD)
                        .scopes("settings.sharing")
                        .error())
                .hasMessage("Certificate subject does not match the send-as address");
        assertThat(smime("list", ME).ok().toString()).isEqualTo("{}");
    }

    @Test
    void aKeyPairIsReadFromPkcs7() throws Exception {
        JsonNode pair = createKeyPair(mine).ok();

        assertThat(pair.get("subjectEmailAddresses").toString()).isEqualTo("[\"" + ME + "\"]");
        assertThat(pair.get("enablementState").asText()).isEqualTo("enabled");
        assertThat(read(pair.get("pem").asText())).hasSize(2);
        assertThat(pair.has("pkcs7")).isFalse();
        assertThat(pair.at("/privateKeyMetadata/0/privateKeyMetadataId").asText())
                .isNotEmpty();
        assertThat(cse("keypairs.get")
                        .path("keyPairId", pair.get("keyPairId").asText())
                        .ok())
                .isEqualTo(pair);
    }

    @Test
    void theChainIsCheckedUnlessToldOtherwise() {
        assertThat(createKeyPair(future).error()).hasMessage("Certificate is expired or not yet valid");
        createKeyPair(future).query("chainValidation", "none").ok();
        assertThat(createKeyPair(mine).query("chainValidation", "some").error().code())
                .isEqualTo(400);
        assertThat(cse("keypairs.create").body("{'pkcs7':'nonsense'}").error()).hasMessage("Invalid PKCS7");
        assertThat(cse("keypairs.create")
                        .body("{'pkcs7':'-----BEGIN PKCS7-----AAAA-----END PKCS7-----'}")
                        .error())
                .hasMessage("Invalid PKCS7");
    }

    @Test
    void anAuthorityThatOnlyBearsTheNameVouchesForNothing() {
        List<Certificate> forged = List.of(
                Certificates.chain(mine).get(0), Certificates.chain(future).get(1));

        assertThat(createKeyPair(forged).error()).hasMessage("Invalid certificate chain");
        createKeyPair(forged).query("chainValidation", "none").ok();
    }

    @Test
    void aKeyPairIsObliteratedOnlyAfterThirtyDaysOff() {
        String id = createKeyPair(mine).ok().get("keyPairId").asText();
        assertThat(cse("keypairs.obliterate").path("keyPairId", id).error().code())
                .isEqualTo(400);

        JsonNode disabled = cse("keypairs.disable").path("keyPairId", id).ok();
        assertThat(disabled.get("enablementState").asText()).isEqualTo("disabled");
        assertThat(disabled.get("disableTime").asText())
                .isEqualTo(gmail.clock.instant().toString());
        assertThat(cse("keypairs.enable").path("keyPairId", id).ok().has("disableTime"))
                .isFalse();

        cse("keypairs.disable").path("keyPairId", id).ok();
        gmail.clock.advance(Duration.ofDays(30));
        cse("keypairs.disable").path("keyPairId", id).ok();
        assertThat(cse("keypairs.obliterate").path("keyPairId", id).error().code())
                .isEqualTo(400);
        gmail.clock.advance(Duration.ofSeconds(1));
        assertThat(cse("keypairs.obliterate").path("keyPairId", id).answer().code())
                .isEqualTo(204);
        assertThat(cse("keypairs.get").path("keyPairId", id).error().code()).isEqualTo(404);
    }

    @Test
    void keyPairsComeInPages() {
        for (int i = 0; i < 21; i++) {
            createKeyPair(mine).ok();
        }
        JsonNode first = cse("keypairs.list").ok();
        assertThat(first.get("cseKeyPairs")).hasSize(20);
        JsonNode second = cse("keypairs.list")
                .query("pageToken", first.get("nextPageToken").asText())
                .ok();
        assertThat(second.get("cseKeyPairs")).hasSize(1);
        assertThat(second.has("nextPageToken")).isFalse();
        assertThat(cse("keypairs.list").query("pageSize", "2").ok().get("cseKeyPairs"))
                .hasSize(2);
    }

    @Test
    void anIdentityIsThePrimaryAddressWithUsableKeys() {
        String one = createKeyPair(mine).ok().get("keyPairId").asText();
        String two = createKeyPair(mine).ok().get("keyPairId").asText();
        String identity = "{'emailAddress':'%s','primaryKeyPairId':'%s'}";

        assertThat(cse("identities.create")
                        .body(identity.formatted("x@here.example", one))
                        .error()
                        .code())
                .isEqualTo(400);
        assertThat(cse("identities.create").body(identity.formatted(ME, "nope")).error())
                .hasMessage("Invalid key pair");
        assertThat(cse("identities.create")
                        .body("{'emailAddress':'%s'}".formatted(ME))
                        .error()
                        .code())
                .isEqualTo(400);
        cse("identities.create").body(identity.formatted(ME, one)).ok();
        assertThat(cse("identities.create")
                        .body(identity.formatted(ME, one))
                        .error()
                        .code())
                .isEqualTo(409);

        JsonNode patched = cse("identities.patch")
                .path("emailAddress", ME)
                .body("{'signAndEncryptKeyPairs':{'signingKeyPairId':'%s','encryptionKeyPairId':'%s'}}"
                        .formatted(one, two))
                .ok();
        assertThat(patched.has("primaryKeyPairId")).isFalse();
        assertThat(cse("identities.get").path("cseEmailAddress", ME).ok()).isEqualTo(patched);
        assertThat(cse("identities.list").ok().get("cseIdentities")).hasSize(1);
        assertThat(cse("identities.delete").path("cseEmailAddress", ME).answer().code())
                .isEqualTo(204);
        assertThat(cse("identities.get").path("cseEmailAddress", ME).error().code())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identities.list", "keypairs.get", "keypairs.create", "keypairs.obliterate"})
    void clientSideEncryptionIsTheAdministrators(String method) {
        assertThat(gmail.call("settings.cse." + method).error())
                .hasMessage("Access restricted to service accounts that have been delegated domain-wide authority");
    }
}
