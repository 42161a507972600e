package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.AutoForwarding;
import com.google.api.services.gmail.model.CseIdentity;
import com.google.api.services.gmail.model.CseKeyPair;
import com.google.api.services.gmail.model.CsePrivateKeyMetadata;
import com.google.api.services.gmail.model.Delegate;
import com.google.api.services.gmail.model.DisableCseKeyPairRequest;
import com.google.api.services.gmail.model.EnableCseKeyPairRequest;
import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.FilterAction;
import com.google.api.services.gmail.model.FilterCriteria;
import com.google.api.services.gmail.model.ForwardingAddress;
import com.google.api.services.gmail.model.HardwareKeyMetadata;
import com.google.api.services.gmail.model.ImapSettings;
import com.google.api.services.gmail.model.LanguageSettings;
import com.google.api.services.gmail.model.ObliterateCseKeyPairRequest;
import com.google.api.services.gmail.model.PopSettings;
import com.google.api.services.gmail.model.SendAs;
import com.google.api.services.gmail.model.SmimeInfo;
import com.google.api.services.gmail.model.VacationSettings;
import com.google.api.services.gmail.model.WatchRequest;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.github.camelgmail.simulator.GoogleClient.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Google's client talks to every settings resource, as a service account with domain-wide delegation and as a user. */
class SettingsClientTest {

    private static final String ME = "me@example.com";
    private static final String[] SCOPES = {
        "https://www.googleapis.com/auth/gmail.settings.basic",
        "https://www.googleapis.com/auth/gmail.settings.sharing",
        "https://www.googleapis.com/auth/gmail.modify"
    };
    private static final AdvancingClock CLOCK = new AdvancingClock();

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension(
                    GmailSimulator.builder().clock(CLOCK))
            .withMailbox(ME)
            .withMailbox("boss@example.com");

    private final GmailSimulator simulator = GMAIL.simulator();
    private String keyFile;

    @BeforeEach
    void createServiceAccount() {
        CLOCK.reset();
        keyFile = simulator.serviceAccountJson("admin@simulator.iam.gserviceaccount.com");
    }

    private Gmail.Users.Settings admin(Transport transport) throws IOException {
        GoogleCredentials credentials =
                ServiceAccountCredentials.fromStream(new ByteArrayInputStream(keyFile.getBytes(StandardCharsets.UTF_8)))
                        .toBuilder()
                        .setHttpTransportFactory(transport::create)
                        .build()
                        .createScoped(SCOPES)
                        .createDelegated(ME);
        return GoogleClient.of(simulator, transport, new HttpCredentialsAdapter(credentials))
                .users()
                .settings();
    }

    private Gmail.Users user(Transport transport) {
        String token = simulator.tokens().issue(ME, SCOPES);
        return GoogleClient.of(
                        simulator, transport, request -> request.getHeaders().setAuthorization("Bearer " + token))
                .users();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void managesAliases(Transport transport) throws IOException {
        Gmail.Users.Settings.SendAs aliases = admin(transport).sendAs();
        SendAs created = aliases.create("me", new SendAs().setSendAsEmail("desk@example.com"))
                .execute();
        assertThat(created.getVerificationStatus()).isEqualTo("accepted");
        aliases.patch("me", "desk@example.com", new SendAs().setDisplayName("Desk"))
                .execute();
        aliases.update("me", ME, new SendAs().setSignature("<i>Me</i>")).execute();
        aliases.create("me", new SendAs().setSendAsEmail("x@far.example")).execute();
        aliases.verify("me", "x@far.example").execute();
        assertThat(aliases.list("me").execute().getSendAs())
                .extracting(SendAs::getSendAsEmail)
                .containsExactly(ME, "desk@example.com", "x@far.example");
        aliases.delete("me", "desk@example.com").execute();
        assertThat(aliases.get("me", ME).execute().getSignature()).isEqualTo("<i>Me</i>");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aUserIsToldThatAnAdministratorIsNeeded(Transport transport) {
        GoogleJsonResponseException refused =
                catchThrowableOfType(GoogleJsonResponseException.class, () -> user(transport)
                        .settings()
                        .sendAs()
                        .create("me", new SendAs().setSendAsEmail("desk@example.com"))
                        .execute());

        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getDetails().getErrors().get(0).getReason()).isEqualTo("forbidden");
        assertThat(refused.getDetails().getMessage())
                .isEqualTo("Access restricted to service accounts that have been delegated domain-wide authority");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void managesFilters(Transport transport) throws IOException {
        Gmail.Users.Settings.Filters filters = user(transport).settings().filters();
        assertThat(filters.list("me").execute().getFilter()).isNull();
        Filter filter = filters.create(
                        "me",
                        new Filter()
                                .setCriteria(new FilterCriteria()
                                        .setSize(1000)
                                        .setSizeComparison("larger")
                                        .setHasAttachment(true))
                                .setAction(new FilterAction().setAddLabelIds(List.of("STARRED"))))
                .execute();
        assertThat(filters.list("me").execute().getFilter()).containsExactly(filter);
        assertThat(filters.get("me", filter.getId()).execute()).isEqualTo(filter);
        filters.delete("me", filter.getId()).execute();
        assertThat(filters.list("me").execute().getFilter()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void managesForwardingAndDelegates(Transport transport) throws IOException {
        Gmail.Users.Settings settings = admin(transport);
        settings.forwardingAddresses()
                .create("me", new ForwardingAddress().setForwardingEmail("boss@example.com"))
                .execute();
        settings.updateAutoForwarding(
                        "me",
                        new AutoForwarding()
                                .setEnabled(true)
                                .setEmailAddress("boss@example.com")
                                .setDisposition("markRead"))
                .execute();
        assertThat(settings.getAutoForwarding("me").execute().getDisposition()).isEqualTo("markRead");
        settings.forwardingAddresses().delete("me", "boss@example.com").execute();
        assertThat(settings.forwardingAddresses().list("me").execute().getForwardingAddresses())
                .isNull();

        Gmail.Users.Settings.Delegates delegates = settings.delegates();
        delegates
                .create("me", new Delegate().setDelegateEmail("boss@example.com"))
                .execute();
        assertThat(delegates.list("me").execute().getDelegates()).hasSize(1);
        assertThat(delegates.get("me", "boss@example.com").execute().getVerificationStatus())
                .isEqualTo("accepted");
        delegates.delete("me", "boss@example.com").execute();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void managesVacationImapPopAndLanguage(Transport transport) throws IOException {
        Gmail.Users.Settings settings = user(transport).settings();
        long start = CLOCK.millis();
        settings.updateVacation(
                        "me",
                        new VacationSettings()
                                .setEnableAutoReply(true)
                                .setResponseSubject("Away")
                                .setStartTime(start))
                .execute();
        assertThat(settings.getVacation("me").execute().getStartTime()).isEqualTo(start);
        settings.updateImap("me", new ImapSettings().setEnabled(true).setMaxFolderSize(2000))
                .execute();
        assertThat(settings.getImap("me").execute().getMaxFolderSize()).isEqualTo(2000);
        settings.updatePop("me", new PopSettings().setAccessWindow("allMail")).execute();
        assertThat(settings.getPop("me").execute().getAccessWindow()).isEqualTo("allMail");
        settings.updateLanguage("me", new LanguageSettings().setDisplayLanguage("en-US"))
                .execute();
        assertThat(settings.getLanguage("me").execute().getDisplayLanguage()).isEqualTo("en");
    }

    @Test
    void managesCertificatesAndKeyPairs(@TempDir Path folder) throws IOException {
        byte[] file = Certificates.pkcs12(
                folder,
                ME,
                LocalDate.now(ZoneOffset.UTC).minusDays(1).toString().replace('-', '/'),
                365);
        simulator.tokens().lifetime(Duration.ofDays(60));
        String token = simulator.tokens().issueDelegated(ME, SCOPES);
        Gmail.Users.Settings settings = GoogleClient.of(simulator, Transport.APACHE5, request -> request.getHeaders()
                        .setAuthorization("Bearer " + token))
                .users()
                .settings();
        Gmail.Users.Settings.SendAs.SmimeInfo infos = settings.sendAs().smimeInfo();
        SmimeInfo info = infos.insert(
                        "me", ME, new SmimeInfo().encodePkcs12(file).setEncryptedKeyPassword(Certificates.PASSWORD))
                .execute();
        infos.setDefault("me", ME, info.getId()).execute();
        assertThat(infos.list("me", ME).execute().getSmimeInfo()).containsExactly(info);
        assertThat(infos.get("me", ME, info.getId()).execute().getExpiration()).isPositive();
        infos.delete("me", ME, info.getId()).execute();

        Gmail.Users.Settings.Cse.Keypairs pairs = settings.cse().keypairs();
        CseKeyPair created = pairs.create(
                        "me",
                        new CseKeyPair()
                                .setPkcs7(Certificates.pkcs7(Certificates.chain(file)))
                                .setPrivateKeyMetadata(List.of(new CsePrivateKeyMetadata()
                                        .setHardwareKeyMetadata(new HardwareKeyMetadata().setDescription("card")))))
                .set("chainValidation", "all")
                .execute();
        String id = created.getKeyPairId();
        settings.cse()
                .identities()
                .create("me", new CseIdentity().setEmailAddress(ME).setPrimaryKeyPairId(id))
                .execute();
        settings.cse()
                .identities()
                .patch("me", ME, new CseIdentity().setPrimaryKeyPairId(id))
                .execute();
        assertThat(settings.cse().identities().list("me").execute().getCseIdentities())
                .hasSize(1);
        settings.cse().identities().delete("me", ME).execute();
        pairs.disable("me", id, new DisableCseKeyPairRequest()).execute();
        pairs.enable("me", id, new EnableCseKeyPairRequest()).execute();
        pairs.disable("me", id, new DisableCseKeyPairRequest()).execute();
        CLOCK.advance(Duration.ofDays(31));
        pairs.obliterate("me", id, new ObliterateCseKeyPairRequest()).execute();
        assertThat(pairs.list("me").execute().getCseKeyPairs()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void watchesAndStops(Transport transport) throws IOException {
        Gmail.Users users = user(transport);
        var watch = users.watch("me", new WatchRequest().setTopicName("projects/p/topics/t"))
                .execute();
        assertThat(watch.getHistoryId()).isPositive();
        assertThat(watch.getExpiration())
                .isBetween(
                        CLOCK.millis() + Duration.ofDays(7).toMillis() - 60_000,
                        CLOCK.millis() + Duration.ofDays(7).toMillis());
        assertThat(simulator.mailbox(ME).pushNotifications().watch()).isPresent();
        users.stop("me").execute();
        assertThat(simulator.mailbox(ME).pushNotifications().watch()).isEmpty();
    }

    /** The system's clock, which the client's credentials go by as well, save for what it is advanced. */
    private static final class AdvancingClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void advance(Duration duration) {
            ahead = ahead.plus(duration);
        }

        void reset() {
            ahead = Duration.ZERO;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
