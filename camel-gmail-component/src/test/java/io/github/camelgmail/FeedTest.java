package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgmail.api.InboxFeed;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedTest extends RouteTest {

    private static final String FEED = "gmail:me?operation=feed";

    @Test
    void theUnreadMailOfTheInboxIsTold() {
        options(context)
                .setAccessToken(GMAIL.simulator().tokens().issue(AMY, "https://mail.google.com/mail/feed/atom"));
        StoredMessage older = amy().receive(mail("older", "text"));
        amy().markRead(amy().receive(mail("read", "")).id());
        StoredMessage newer = amy().receive(mail("<b> & \"Grüße\"", "こんにちは & <more>"));

        InboxFeed feed = (InboxFeed) call(FEED, null, Map.of());

        assertThat(feed.fullCount()).isEqualTo(2);
        assertThat(feed.title()).contains(AMY);
        assertThat(feed.entries())
                .extracting(InboxFeed.Entry::messageId)
                .containsExactlyInAnyOrder(older.id(), newer.id());
        assertThat(feed.entries())
                .filteredOn(entry -> entry.messageId().equals(newer.id()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.title()).isEqualTo("<b> & \"Grüße\"");
                    assertThat(entry.summary()).contains("こんにちは");
                    assertThat(entry.authorName()).isEqualTo("Carl");
                    assertThat(entry.authorEmail()).isEqualTo("carl@example.net");
                    assertThat(entry.issued())
                            .isEqualTo(
                                    Instant.ofEpochMilli(newer.internalDate()).truncatedTo(ChronoUnit.SECONDS));
                    assertThat(entry.link()).startsWith("https://mail.google.com/");
                    assertThat(entry.id()).startsWith("tag:gmail.google.com,2004:");
                });
    }

    @Test
    void anotherLabelHasAFeedOfItsOwn() {
        String label = amy().labels().create("Invoices / 2026").id();
        amy().receive(mail("elsewhere", ""));
        amy().insert(mail("invoice", ""), List.of(label, "UNREAD"), Instant.now());

        InboxFeed feed = (InboxFeed) call(FEED + "&feedLabel=Invoices / 2026", null, Map.of());

        assertThat(feed.entries()).extracting(InboxFeed.Entry::title).containsExactly("invoice");
        assertThat(((InboxFeed) call(FEED, null, Map.of("CamelGmailFeedLabel", "None"))).entries())
                .isEmpty();
    }

    @Test
    void manyAreCountedAndTheNewestTold() {
        for (int i = 0; i < 25; i++) {
            amy().receive(mail("mail " + i, ""));
        }

        InboxFeed feed = (InboxFeed) call(FEED, null, Map.of());

        assertThat(feed.fullCount()).isEqualTo(25);
        assertThat(feed.entries()).hasSize(20);
    }

    @Test
    void whatIsNoSafeFeedIsRefused() {
        options(context).setMaxRetries(0);
        for (String answer : List.of(
                "<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><feed><title>&x;</title></feed>",
                "<!DOCTYPE feed [<!ENTITY x \"xxxx\">]><feed><title>&x;</title></feed>",
                "<html><body>Sign in</body></html>",
                "<feed><entry>",
                "")) {
            GMAIL.simulator().faults().on("feed").times(1).status(200, answer);
            assertThatThrownBy(() -> call(FEED, null, Map.of()))
                    .as(answer)
                    .cause()
                    .isInstanceOf(GmailException.class)
                    .hasMessageContaining("feed of mailbox me");
        }
    }

    @Test
    void aTokenForSomethingElseIsRefused() {
        options(context)
                .setAccessToken(
                        GMAIL.simulator().tokens().issue(AMY, "https://www.googleapis.com/auth/gmail.readonly"));

        assertThatThrownBy(() -> call(FEED, null, Map.of()))
                .cause()
                .hasMessageContaining("https://mail.google.com/mail/feed/atom");
    }
}
