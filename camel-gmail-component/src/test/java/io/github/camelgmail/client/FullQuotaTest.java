package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.BatchModifyMessagesRequest;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.http.LoggedRequest;
import io.github.camelgmail.simulator.http.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mailbox at full load in virtual time: all of its quota is used, and Gmail has next to nothing to refuse. */
class FullQuotaTest {

    /** Two hours by default; 24 show a day. */
    private static final Duration DURATION = Duration.ofHours(Integer.getInteger("camel-gmail.test.quota-hours", 2));

    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "LEGACY"})
    void nearlyAllUnitsAreUsedAndNearlyNoCallIsRefused(QuotaProfile profile) {
        try (Simulated gmail = new Simulated(GmailSimulator.builder()
                .quota(io.github.camelgmail.simulator.quota.QuotaProfile.valueOf(profile.name())))) {
            String id = gmail.fill(1).get(0);
            GmailClient client = gmail.client(
                    ClientSettings.builder().quotaProfile(profile),
                    gmail.simulator().rootUrl());
            Instant start = gmail.time().now();
            Instant end = start.plus(DURATION);
            RequestLog log = gmail.simulator().requests();
            long units = 0;

            while (gmail.time().now().isBefore(end)) {
                log.clear();
                GmailCall<Void> modify = GmailCall.of(MessagesMethods.BATCH_MODIFY)
                        .withBody(new BatchModifyMessagesRequest()
                                .setIds(List.of(id))
                                .setAddLabelIds(List.of("STARRED")));
                gmail.await(client.executeAll(Collections.nCopies(1_000, modify)));
                units += log.units();
                count(log.all());
            }

            long seconds = Duration.between(start, gmail.time().now()).toSeconds();
            double used = units / (profile.userUnitsPerMinute() / 60.0 * seconds);
            System.out.printf(
                    "%s: %.1f hours, %d calls, %.2f %% of the units used, %d calls refused%n",
                    profile, seconds / 3600.0, calls.get(), used * 100, refused.get());
            assertThat(used).isGreaterThan(0.95);
            assertThat(refused.get()).isLessThan(calls.get() / 100);
        }
    }

    private void count(List<LoggedRequest> requests) {
        for (LoggedRequest request : requests) {
            if (request.method().equals("messages.batchModify")) {
                calls.incrementAndGet();
                refused.addAndGet(request.status() == 204 ? 0 : 1);
            }
        }
    }
}
