package io.github.camelgmail.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.github.camelgmail.TestClock;
import io.github.camelgmail.auth.SigningKeys;
import io.github.camelgmail.notify.PushReceiver.Outcome;
import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.auth.IdTokens;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose pushes are taken, and how each is answered. */
class PushReceiverTest {

    private static final String AUDIENCE = "https://example.com/gmail";
    private static final String ACCOUNT = "push@demo.iam.gserviceaccount.com";
    private static final String BODY = "{\"emailAddress\":\"amy@example.com\",\"historyId\":17}";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox("amy@example.com");

    private final TestClock clock = new TestClock();
    private final List<Notification> notified = new CopyOnWriteArrayList<>();
    private final HttpTransport transport = new NetHttpTransport();
    private IdTokens tokens;
    private CompletableFuture<Void> durable = completedFuture(null);
    private HttpServer keyServer;
    private final AtomicInteger keyRequests = new AtomicInteger();
    private volatile int keyStatus = 200;
    private PushReceiver receiver;

    @BeforeEach
    void serveKeys() throws Exception {
        tokens = GMAIL.simulator().pubsub().tokens();
        keyServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keyServer.createContext("/", exchange -> {
            keyRequests.incrementAndGet();
            byte[] set = tokens.jwkSet().getBytes(UTF_8);
            exchange.sendResponseHeaders(keyStatus, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        keyServer.start();
        receiver = receiver("http://localhost:" + keyServer.getAddress().getPort() + "/certs");
    }

    @AfterEach
    void stopServer() {
        keyServer.stop(0);
    }

    private PushReceiver receiver(String keysUrl) {
        SigningKeys keys = new SigningKeys(keysUrl, () -> transport, Runnable::run, clock);
        NotificationListener listener = notification -> {
            notified.add(notification);
            return durable;
        };
        return new PushReceiver(new OidcTokens(AUDIENCE, ACCOUNT, keys, clock), listener, clock);
    }

    private int receive(String token, String body) {
        return receiver.receive(token, new ByteArrayInputStream(body.getBytes(UTF_8)))
                .toCompletableFuture()
                .join();
    }

    private String good() {
        return "Bearer " + tokens.issuedAt(clock.instant(), ACCOUNT, AUDIENCE);
    }

    @Test
    void takesTheRightTokenWithTheSimulatorsKeys() {
        receiver = receiver(GMAIL.simulator().certsUrl());

        assertThat(receive(good(), BODY)).isEqualTo(204);
        assertThat(receive("bearer " + tokens.ofIssuer("accounts.google.com", ACCOUNT, AUDIENCE), BODY))
                .isEqualTo(204);
        assertThat(notified)
                .extracting(Notification::mailbox)
                .containsOnly("amy@example.com")
                .hasSize(2);
        assertThat(receiver.count(Outcome.ACCEPTED)).isEqualTo(2);
    }

    @Test
    void refusesEveryOtherTokenAndReadsNothingOfTheBody() throws Exception {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read before the token was found good");
            }
        };
        String token = tokens.issue(ACCOUNT, AUDIENCE);
        RSAKey own = new RSAKeyGenerator(2048).keyID("own").generate();
        List<String> bad = List.of(
                tokens.signedWithAnotherKey(ACCOUNT, AUDIENCE),
                tokens.issue(ACCOUNT, AUDIENCE + "/"),
                tokens.issue("else@demo.iam.gserviceaccount.com", AUDIENCE),
                tokens.withUnverifiedEmail(ACCOUNT, AUDIENCE),
                tokens.withoutEmail(ACCOUNT, AUDIENCE),
                tokens.ofIssuer("https://accounts.example.com", ACCOUNT, AUDIENCE),
                tokens.issuedAt(clock.instant().minus(Duration.ofHours(2)), ACCOUNT, AUDIENCE),
                tokens.issuedAt(clock.instant().plus(Duration.ofHours(2)), ACCOUNT, AUDIENCE),
                tokens.unsigned(ACCOUNT, AUDIENCE),
                tokens.hmacWithPublicKey(ACCOUNT, AUDIENCE),
                signed(own, claims().build()),
                token.substring(0, token.lastIndexOf('.') + 1),
                token.substring(0, token.length() - 8) + "AAAAAAAA",
                token + ".x",
                "garbage",
                "..",
                "a.b.c",
                "[".repeat(1_000) + "." + "[".repeat(1_000) + ".x",
                Base64.getUrlEncoder().encodeToString("[".repeat(2_500).getBytes(UTF_8)) + ".e30.x",
                "x".repeat(100_000));
        for (String each : bad) {
            assertThat(receiver.receive("Bearer " + each, untouched)
                            .toCompletableFuture()
                            .join())
                    .as(each)
                    .isIn(401, 403);
        }
        for (String header : new String[] {null, "", "Bearer", "Bearer ", token, "Basic " + token}) {
            assertThat(receiver.receive(header, untouched).toCompletableFuture().join())
                    .as(header)
                    .isEqualTo(401);
        }
        assertThat(notified).isEmpty();
        assertThat(receiver.count(Outcome.REFUSED)).isEqualTo(bad.size() + 6);
    }

    /** Google's own library lets these pass: keys are Google's, but no end, or a beginning to come. */
    @Test
    void refusesTokensWithoutAnEndOrBeforeTheirTime() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("google").generate();
        receiver = new PushReceiver(
                new OidcTokens(
                        AUDIENCE,
                        ACCOUNT,
                        id -> {
                            try {
                                return completedFuture(Optional.of(key.toPublicKey()));
                            } catch (JOSEException e) {
                                return failedFuture(e);
                            }
                        },
                        clock),
                notification -> completedFuture(null),
                clock);
        Date later = Date.from(clock.instant().plus(Duration.ofMinutes(30)));

        assertThat(receive("Bearer " + signed(key, claims().build()), BODY)).isEqualTo(204);
        assertThat(receive("Bearer " + signed(key, claims().expirationTime(null).build()), BODY))
                .isEqualTo(401);
        assertThat(receive("Bearer " + signed(key, claims().notBeforeTime(later).build()), BODY))
                .isEqualTo(401);
        assertThat(receive("Bearer " + signed(key, claims().issueTime(later).build()), BODY))
                .isEqualTo(401);
        assertThat(receive(
                        "Bearer "
                                + signed(
                                        key,
                                        claims().audience(List.of(AUDIENCE, "x"))
                                                .build()),
                        BODY))
                .isEqualTo(403);
        assertThat(receive(
                        "Bearer "
                                + signed(
                                        key,
                                        claims().claim("email_verified", "true").build()),
                        BODY))
                .isEqualTo(403);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://accounts.google.com")
                .audience(AUDIENCE)
                .claim("email", ACCOUNT)
                .claim("email_verified", true)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Test
    void learnsOfNewKeys() {
        String old = good();
        assertThat(receive(old, BODY)).isEqualTo(204);
        tokens.rotate();
        assertThat(receive(good(), BODY)).as("within the pause").isEqualTo(401);

        clock.advance(Duration.ofSeconds(61));
        assertThat(receive(good(), BODY)).isEqualTo(204);
        assertThat(receive(old, BODY)).as("still served").isEqualTo(204);

        tokens.forgetOldKeys();
        clock.advance(Duration.ofMinutes(61));
        assertThat(receive(good(), BODY)).isEqualTo(204);
        assertThat(keyRequests).as("the set is an hour old").hasValue(3);
    }

    @Test
    void asksForKeysRarelyWhateverComes() throws Exception {
        receive(good(), BODY);
        RSAKey own = new RSAKeyGenerator(2048).keyID("unknown").generate();
        for (int i = 0; i < 50; i++) {
            assertThat(receive("Bearer " + signed(own, claims().build()), BODY)).isEqualTo(401);
        }
        assertThat(keyRequests).hasValue(1);
    }

    @Test
    void goesOnWithTheKeysItHasWhileTheirServerIsDown() {
        assertThat(receive(good(), BODY)).isEqualTo(204);
        keyStatus = 500;
        clock.advance(Duration.ofHours(23));
        assertThat(receive(good(), BODY)).isEqualTo(204);
        assertThat(keyRequests).hasValue(2);
        clock.advance(Duration.ofHours(2));
        assertThat(receive(good(), BODY)).isEqualTo(503);
    }

    @Test
    void asksForAnotherDeliveryWhileItCanNotTell() {
        keyStatus = 503;
        for (int i = 0; i < 20; i++) {
            assertThat(receive(good(), BODY)).isEqualTo(503);
        }
        assertThat(keyRequests).hasValue(1);
        assertThat(receiver.count(Outcome.UNVERIFIED)).isEqualTo(20);

        keyStatus = 200;
        clock.advance(Duration.ofSeconds(6));
        assertThat(receive(good(), BODY)).isEqualTo(204);
    }

    @Test
    void endsWhatIsMalformedAndBringsBackWhatFails() {
        assertThat(receive(good(), "{\"message\":{\"data\":\"AAAA\"}}")).isEqualTo(204);
        assertThat(receive(good(), " ".repeat(100_000) + BODY)).isEqualTo(204);
        assertThat(receiver.receive(good(), null).toCompletableFuture().join()).isEqualTo(204);
        assertThat(notified).isEmpty();
        assertThat(receiver.count(Outcome.MALFORMED)).isEqualTo(2);
        assertThat(receiver.count(Outcome.TOO_BIG)).isEqualTo(1);

        durable = failedFuture(new IllegalStateException("disk full"));
        assertThat(receive(good(), BODY)).isEqualTo(503);
        durable = failedFuture(new UnwantedNotificationException());
        assertThat(receive(good(), BODY)).isEqualTo(204);
        assertThat(receiver.count(Outcome.UNWANTED)).isEqualTo(1);
    }

    @Test
    void answersOnceTheHintIsDurableAndNotBefore() {
        durable = new CompletableFuture<>();
        CompletableFuture<Integer> answer = receiver.receive(good(), new ByteArrayInputStream(BODY.getBytes(UTF_8)))
                .toCompletableFuture();
        assertThat(answer).isNotDone();
        durable.complete(null);
        assertThat(answer).isCompletedWithValue(204);
    }

    /** A thousand a second are to be nothing: they may take a small part of one core. */
    @Test
    void aThousandForgeriesCostLittle() {
        String forged = "Bearer " + tokens.signedWithAnotherKey(ACCOUNT, AUDIENCE);
        String stranger = "Bearer " + tokens.issue("else@example.com", AUDIENCE);
        receive(good(), BODY);
        for (int i = 0; i < 2_000; i++) {
            receive(i % 2 == 0 ? forged : stranger, BODY);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 1_000; i++) {
            receive(i % 2 == 0 ? forged : stranger, BODY);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(threads.getCurrentThreadCpuTime() - begin);
        System.out.println("A thousand forgeries took " + millis + " ms of CPU");
        assertThat(millis).isLessThan(500);
        assertThat(notified).hasSize(1);
    }
}
