package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.simulator.GmailSimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DailyBudgetTest {

    private final Simulated gmail = new Simulated(GmailSimulator.builder());

    @AfterEach
    void stop() {
        gmail.close();
    }

    @Test
    void aMailboxWhoseUnitsAreSpentPausesUntilMidnightPacificTime() {
        GmailClient client = client(ClientSettings.builder().dailyUnits(3));
        for (int i = 0; i < 3; i++) {
            assertThat(failure(client, profile())).isNull();
        }
        assertThat(client.pause()).isEmpty();

        GmailException failure = failure(client, profile());

        assertThat(failure)
                .isInstanceOf(GmailQuotaException.class)
                .hasMessageContaining("was not tried")
                .hasMessageContaining("budget of 3 quota units a day (option dailyUnits) is spent");
        MailboxPause pause = client.pause().orElseThrow();
        assertThat(pause.sendsOnly()).isFalse();
        assertThat(pause.why()).contains("option dailyUnits");
        assertThat(pause.until()).isBetween(midnight(), midnight().plusSeconds(1));
        assertThat(failure.retryAt()).contains(pause.until());
        assertThat(gmail.simulator().requests().calls("getProfile")).isEqualTo(3);

        gmail.time().runUntil(pause.until());
        assertThat(failure(client, profile())).isNull();
        assertThat(client.pause()).isEmpty();
    }

    @Test
    void aMailboxWhoseSendsAreSpentStillReads() {
        GmailClient client = client(ClientSettings.builder().dailySends(1));
        assertThat(failure(client, send())).isNull();

        GmailException failure = failure(client, send());

        assertThat(failure).isInstanceOf(GmailQuotaException.class).hasMessageContaining("option dailySends");
        assertThat(client.pause().orElseThrow().sendsOnly()).isTrue();
        assertThat(failure(client, profile())).isNull();
        assertThat(gmail.mailbox().messageCount()).isEqualTo(1);
    }

    private GmailClient client(ClientSettings.Builder settings) {
        return gmail.client(
                settings.retryTimeout(Duration.ZERO), gmail.simulator().rootUrl());
    }

    private GmailException failure(GmailClient client, GmailCall<?> call) {
        return (GmailException) gmail.await(client.execute(call).handle((result, failure) -> failure));
    }

    private Instant midnight() {
        return gmail.time()
                .now()
                .atZone(ZoneId.of("America/Los_Angeles"))
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(ZoneId.of("America/Los_Angeles"))
                .toInstant();
    }

    private static GmailCall<?> profile() {
        return GmailCall.of(UsersMethods.GET_PROFILE);
    }

    private static GmailCall<?> send() {
        return GmailCall.of(MessagesMethods.SEND).withMedia(Simulated.content(Simulated.mail("once", "Hello")));
    }
}
