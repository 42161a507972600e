package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.auth.oauth2.TokenVerifier;
import com.google.auth.oauth2.TokenVerifier.VerificationException;
import io.github.camelgmail.simulator.auth.IdTokens;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PushConfig;
import io.github.camelgmail.simulator.pubsub.Subscription;
import io.github.camelgmail.simulator.pubsub.SubscriptionSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Push subscriptions, as a plain HTTP server sees them. */
class PushDeliveryTest {

    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/webhook";
    private static final String PUSHER = "pusher@demo.iam.gserviceaccount.com";

    private final SettableClock clock = new SettableClock();
    private final GmailSimulator simulator =
            GmailSimulator.builder().clock(clock).start();
    private final PubSub pubsub = simulator.pubsub();
    private final PushEndpoint endpoint = new PushEndpoint();

    @AfterEach
    void close() {
        simulator.close();
        endpoint.close();
    }

    private Subscription subscribe(PushConfig push) {
        pubsub.createTopic(TOPIC);
        return pubsub.createSubscription(SUBSCRIPTION, TOPIC, push);
    }

    private String publish(String text) {
        return pubsub.publish(TOPIC, text.getBytes());
    }

    private void awaitReceived(int count) {
        await().until(() -> endpoint.received().size() == count);
    }

    private TokenVerifier.Builder verifier() {
        return TokenVerifier.newBuilder()
                .setCertificatesLocation(simulator.certsUrl())
                .setIssuer("https://accounts.google.com")
                .setClock(() -> clock.millis());
    }

    @Test
    void theEnvelopeIsGooglesOwn() {
        subscribe(PushConfig.to(endpoint.url()));
        String id = publish("hello");
        awaitReceived(1);

        PushEndpoint.Push push = endpoint.received().get(0);
        assertThat(push.method()).isEqualTo("POST");
        assertThat(push.path()).isEqualTo("/gmail/push?from=pubsub");
        assertThat(push.headers().getFirst("User-Agent")).isEqualTo("CloudPubSub-Google");
        assertThat(push.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(push.headers()).doesNotContainKey("Authorization");
        assertThat(push.json().toString()).isEqualTo("""
                        {"message":{"data":"aGVsbG8=","messageId":"%s","message_id":"%s",\
                        "publishTime":"2026-11-23T12:00:00Z","publish_time":"2026-11-23T12:00:00Z"},\
                        "subscription":"%s"}""".formatted(id, id, SUBSCRIPTION));
        await().until(() -> pubsub.statistics().acknowledged() == 1);
    }

    @Test
    void anUnwrappedMessageIsItsData() {
        subscribe(PushConfig.to(endpoint.url()).unwrapped(true));
        String id = publish("bare");
        awaitReceived(1);

        PushEndpoint.Push push = endpoint.received().get(0);
        assertThat(push.body()).asString().isEqualTo("bare");
        assertThat(push.headers().getFirst("x-goog-pubsub-message-id")).isEqualTo(id);
        assertThat(push.headers().getFirst("x-goog-pubsub-subscription-name")).isEqualTo(SUBSCRIPTION);
    }

    @Test
    void theTokenIsOneOfTheServiceAccountForTheUrl() throws VerificationException {
        subscribe(PushConfig.to(endpoint.url()).withToken(PUSHER));
        publish("first");
        awaitReceived(1);

        JsonWebSignature token = verifier()
                .setAudience(endpoint.url())
                .build()
                .verify(endpoint.received().get(0).token());
        JsonNode claims = new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(token.getPayload());
        assertThat(token.getHeader().getAlgorithm()).isEqualTo("RS256");
        assertThat(claims.get("email").asText()).isEqualTo(PUSHER);
        assertThat(claims.get("email_verified").asBoolean()).isTrue();
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(3600);
        assertThat(claims.get("azp").asText()).isEqualTo(claims.get("sub").asText());
    }

    @Test
    void aTokenIsUsedForAnHour() {
        subscribe(PushConfig.to(endpoint.url()).withToken(PUSHER, "camel"));
        publish("first");
        awaitReceived(1);
        clock.advance(Duration.ofMinutes(58));
        publish("second");
        awaitReceived(2);
        clock.advance(Duration.ofMinutes(2));
        publish("third");
        awaitReceived(3);

        assertThat(endpoint.received().get(1).token())
                .isEqualTo(endpoint.received().get(0).token());
        assertThat(endpoint.received().get(2).token())
                .isNotEqualTo(endpoint.received().get(0).token());
    }

    @Test
    void aRotatedKeyIsServedBesideTheOld() throws VerificationException {
        IdTokens tokens = pubsub.tokens();
        String before = tokens.issue(PUSHER, "camel");
        TokenVerifier old = verifier().setAudience("camel").build();
        old.verify(before);
        tokens.rotate();
        String after = tokens.issue(PUSHER, "camel");

        assertThatThrownBy(() -> old.verify(after)).isInstanceOf(VerificationException.class);
        TokenVerifier renewed = verifier().setAudience("camel").build();
        renewed.verify(before);
        renewed.verify(after);
        tokens.forgetOldKeys();
        assertThatThrownBy(() -> verifier().setAudience("camel").build().verify(before))
                .isInstanceOf(VerificationException.class);
    }

    @Test
    void falseTokensAreFalse() throws VerificationException {
        IdTokens tokens = pubsub.tokens();
        Instant now = clock.instant();
        TokenVerifier verifier = verifier().setAudience("camel").build();
        verifier.verify(tokens.issue(PUSHER, "camel"));
        for (String token : new String[] {
            tokens.signedWithAnotherKey(PUSHER, "camel"),
            tokens.ofIssuer("https://accounts.example.com", PUSHER, "camel"),
            tokens.issue(PUSHER, "another"),
            tokens.issuedAt(now.minusSeconds(3700), PUSHER, "camel"),
            tokens.hmacWithPublicKey(PUSHER, "camel")
        }) {
            assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(VerificationException.class);
        }
        assertThatThrownBy(() -> verifier.verify(tokens.unsigned(PUSHER, "camel")))
                .isInstanceOf(Exception.class);
        assertThat(verifier.verify(tokens.withUnverifiedEmail(PUSHER, "camel")).getPayload())
                .containsEntry("email_verified", false);
        assertThat(verifier.verify(tokens.withoutEmail(PUSHER, "camel")).getPayload())
                .doesNotContainKey("email");
        assertThat(((Number) verifier.verify(tokens.issuedAt(now.plusSeconds(600), PUSHER, "camel"))
                                .getPayload()
                                .get("iat"))
                        .longValue())
                .isGreaterThan(now.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void fewAnswersAcknowledge(int status) {
        endpoint.answer(status);
        subscribe(PushConfig.to(endpoint.url()));
        publish("once");
        await().until(() -> pubsub.statistics().acknowledged() == 1);
        assertThat(endpoint.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 301, 401, 404, 500})
    void everyOtherAnswerBringsTheMessageAgain(int status) {
        endpoint.answer(status);
        Subscription subscription = subscribe(PushConfig.to(endpoint.url()));
        publish("again");
        await().until(() -> pubsub.statistics().nacked() == 1 && subscription.backlog() == 1);
        assertThat(endpoint.received()).hasSize(1);

        clock.advance(Duration.ofMillis(100));
        await().until(() -> pubsub.statistics().acknowledged() == 1);
        assertThat(endpoint.received()).extracting(PushEndpoint.Push::data).containsExactly("again", "again");
    }

    @Test
    void theBackOffDoublesUpToAMinute() {
        endpoint.answer(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
        Subscription subscription = subscribe(PushConfig.to(endpoint.url()));
        publish("stubborn");
        Duration pause = Duration.ofMillis(100);
        for (int i = 1; i <= 12; i++) {
            int refused = i;
            await().until(() -> pubsub.statistics().nacked() == refused && subscription.backlog() == 1);
            clock.advance(pause.minusMillis(1));
            subscription.dispatch();
            assertThat(endpoint.received()).hasSize(refused);
            clock.advance(Duration.ofMillis(1));
            pause = pause.multipliedBy(2).compareTo(Duration.ofMinutes(1)) < 0
                    ? pause.multipliedBy(2)
                    : Duration.ofMinutes(1);
        }
        await().until(() -> pubsub.statistics().acknowledged() == 1);
    }

    @Test
    void aRefusedMessageIsTriedUntilItsRetentionEnds() {
        endpoint.answer(401);
        pubsub.createTopic(TOPIC);
        Subscription subscription =
                pubsub.createSubscription(SubscriptionSettings.push(SUBSCRIPTION, TOPIC, PushConfig.to(endpoint.url()))
                        .withRetention(Duration.ofMinutes(10)));
        publish("stale");
        await().until(() -> pubsub.statistics().nacked() == 1 && subscription.backlog() == 1);
        clock.advance(Duration.ofMinutes(10));
        publish("fresh");
        await().until(() -> pubsub.statistics().acknowledged() == 1);
        assertThat(endpoint.received()).extracting(PushEndpoint.Push::data).containsExactly("stale", "fresh");
    }

    @Test
    void anEndpointThatIsAwayIsTriedAgain() {
        Subscription subscription = subscribe(PushConfig.to("http://127.0.0.1:1/nobody"));
        publish("patient");
        await().until(() -> pubsub.statistics().nacked() == 1 && subscription.backlog() == 1);
        pubsub.deleteSubscription(SUBSCRIPTION);
    }

    @Test
    void noAnswerInTimeIsARefusal() {
        endpoint.keepSilent();
        subscribe(PushConfig.to(endpoint.url()));
        publish("slow");
        await().atMost(Duration.ofSeconds(20)).until(() -> pubsub.statistics().nacked() == 1);
        clock.advance(Duration.ofMillis(100));
        await().until(() -> pubsub.statistics().acknowledged() == 1);
        assertThat(endpoint.received()).hasSize(2);
    }

    @Test
    void manyMessagesArriveOnceEach() {
        subscribe(PushConfig.to(endpoint.url()).withToken(PUSHER));
        for (int i = 0; i < 1_000; i++) {
            publish("message " + i);
        }
        await().until(() -> pubsub.statistics().acknowledged() == 1_000);
        assertThat(endpoint.received())
                .hasSize(1_000)
                .extracting(PushEndpoint.Push::data)
                .doesNotHaveDuplicates();
    }
}
