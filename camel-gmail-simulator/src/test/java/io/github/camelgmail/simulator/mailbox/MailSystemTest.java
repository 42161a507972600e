package io.github.camelgmail.simulator.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MailSystemTest {

    private final MailSystem system = new MailSystem(new SettableClock(), 7);

    @Test
    void mailboxesAreFoundByAddressInAnyCase() {
        Mailbox mailbox = system.createMailbox("Ann@Here.example", "Ann");

        assertThat(mailbox.emailAddress()).isEqualTo("ann@here.example");
        assertThat(system.mailbox("ANN@here.example")).containsSame(mailbox);
        assertThat(system.mailbox("ann+tag@here.example")).isEmpty();
        assertThat(system.mailboxes()).containsExactly(mailbox);
    }

    @Test
    void anAddressHasOneMailboxAndAnAt() {
        system.createMailbox("ann@here.example");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.createMailbox("ANN@here.example"))
                .withMessageContaining("ann@here.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.createMailbox("ann"))
                .withMessageContaining("ann");
    }

    @Test
    void theSameSeedAndClockMakeTheSameIds() {
        StoredMessage one = new MailSystem(new SettableClock(), 1)
                .createMailbox("a@here.example")
                .receive(Mails.plain("x"));
        StoredMessage same = new MailSystem(new SettableClock(), 1)
                .createMailbox("a@here.example")
                .receive(Mails.plain("x"));

        assertThat(same.id()).isEqualTo(one.id());
        assertThat(same.historyId()).isEqualTo(one.historyId());
    }

    @Test
    @Timeout(60)
    void mailboxesThatWriteToEachOtherAtOnceLoseNothing() throws Exception {
        MailSystem busy = new MailSystem(Clock.systemUTC());
        List<Mailbox> mailboxes = List.of(
                busy.createMailbox("a@here.example"),
                busy.createMailbox("b@here.example"),
                busy.createMailbox("c@here.example"));
        Map<Mailbox, Long> starts = new HashMap<>();
        mailboxes.forEach(mailbox -> starts.put(mailbox, mailbox.history().currentId()));
        int each = 100;
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (Mailbox mailbox : mailboxes) {
                work.add(() -> {
                    for (int i = 0; i < each; i++) {
                        mailbox.send(Mails.outgoing("a@here.example, b@here.example, c@here.example", "n" + i), null);
                    }
                    return null;
                });
                work.add(() -> {
                    for (int i = 0; i < each; i++) {
                        mailbox.messages().forEach(message -> mailbox.markRead(message.id()));
                        mailbox.list(MessageFilter.ALL, 0, 500);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }

        Set<String> ids = new HashSet<>();
        for (Mailbox mailbox : mailboxes) {
            assertThat(mailbox.messages()).hasSize(3 * each);
            mailbox.messages()
                    .forEach(message -> assertThat(ids.add(message.id())).isTrue());
            HistoryPage page = mailbox.history()
                    .list(
                            starts.get(mailbox),
                            starts.get(mailbox),
                            Set.of(HistoryType.MESSAGE_ADDED),
                            null,
                            Integer.MAX_VALUE);
            assertThat(page.records()).hasSize(3 * each);
        }
    }
}
