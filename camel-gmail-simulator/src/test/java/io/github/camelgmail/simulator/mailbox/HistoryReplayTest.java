package io.github.camelgmail.simulator.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Who replays the history from any point on what the mailbox held then has what it holds now. */
class HistoryReplayTest {

    private enum Act {
        RECEIVE,
        REPLY,
        STAR,
        ARCHIVE,
        TRASH,
        UNTRASH,
        TRASH_THREAD,
        READ_ALL,
        DELETE,
        DELETE_THREAD,
        DRAFT,
        SAVE,
        SEND_DRAFT,
        SEND_TO_SELF
    }

    private record Step(Act act, int choice) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(Act.class), Arbitraries.integers().between(0, 1000))
                .as(Step::new);
        return step.list().ofMinSize(1).ofMaxSize(60);
    }

    @Property(tries = 300)
    void replayLeadsToThePresent(
            @ForAll("steps") List<Step> steps, @ForAll int seed, @ForAll("pageSizes") int pageSize) {
        SettableClock clock = new SettableClock();
        Mailbox mailbox = new MailSystem(clock, seed).createMailbox("me@here.example");
        List<Long> points = new ArrayList<>();
        List<Map<String, Set<String>>> states = new ArrayList<>();

        for (Step step : steps) {
            points.add(mailbox.history().currentId());
            states.add(stateOf(mailbox));
            perform(step, mailbox);
            clock.advance(Duration.ofMillis(step.choice() % 3));
        }

        for (int i = 0; i < points.size(); i++) {
            Map<String, Set<String>> replayed = replay(mailbox, points.get(i), states.get(i), pageSize);
            assertThat(replayed).isEqualTo(stateOf(mailbox));
        }
    }

    @Provide
    Arbitrary<Integer> pageSizes() {
        return Arbitraries.of(1, 2, 7, 500);
    }

    private static Map<String, Set<String>> stateOf(Mailbox mailbox) {
        Map<String, Set<String>> state = new HashMap<>();
        mailbox.messages().forEach(message -> state.put(message.id(), new HashSet<>(message.labelIds())));
        return state;
    }

    /** A message that is added counts with its labels of now; changes told after that change nothing more. */
    private static Map<String, Set<String>> replay(
            Mailbox mailbox, long start, Map<String, Set<String>> before, int pageSize) {
        Map<String, Set<String>> state = new HashMap<>();
        before.forEach((id, labels) -> state.put(id, new HashSet<>(labels)));
        Set<String> arrived = new HashSet<>();
        long lastId = start;
        OptionalLong after = OptionalLong.of(start);
        while (after.isPresent()) {
            HistoryPage page = mailbox.history().list(start, after.getAsLong(), History.allTypes(), null, pageSize);
            for (HistoryRecord record : page.records()) {
                assertThat(record.id()).isGreaterThan(lastId);
                lastId = record.id();
                if (record.added()) {
                    arrived.add(record.messageId());
                    state.put(
                            record.messageId(), new HashSet<>(mailbox.history().labelsOf(record.messageId())));
                } else if (record.deleted()) {
                    state.remove(record.messageId());
                } else if (!arrived.contains(record.messageId())) {
                    state.get(record.messageId()).addAll(record.labelsAdded());
                    state.get(record.messageId()).removeAll(record.labelsRemoved());
                }
            }
            assertThat(page.historyId()).isEqualTo(mailbox.history().currentId());
            after = page.next();
        }
        return state;
    }

    private static void perform(Step step, Mailbox mailbox) {
        switch (step.act()) {
            case RECEIVE -> mailbox.receive(Mails.plain("s" + step.choice() % 3));
            case REPLY -> mailbox.receive(Mails.reply("s" + step.choice() % 3, "Re: s" + step.choice() % 3));
            case STAR -> some(mailbox, step, m -> mailbox.modify(m.id(), change("STARRED", "IMPORTANT")));
            case ARCHIVE -> some(mailbox, step, m -> mailbox.modify(m.id(), change("IMPORTANT", "INBOX")));
            case TRASH -> some(mailbox, step, m -> mailbox.trash(m.id()));
            case UNTRASH -> some(mailbox, step, m -> mailbox.untrash(m.id()));
            case TRASH_THREAD -> some(mailbox, step, m -> mailbox.trashThread(m.threadId()));
            case READ_ALL -> mailbox.modifyAll(stateOf(mailbox).keySet(), change("STARRED", "UNREAD"));
            case DELETE -> some(mailbox, step, m -> mailbox.delete(m.id()));
            case DELETE_THREAD -> some(mailbox, step, m -> mailbox.deleteThread(m.threadId()));
            case DRAFT -> mailbox.drafts().create(Mails.outgoing("x@elsewhere.example", "draft"), null);
            case SAVE ->
                draft(mailbox, step, d -> mailbox.drafts()
                        .update(d.id(), Mails.outgoing("me@here.example", "saved"), null));
            case SEND_DRAFT -> draft(mailbox, step, d -> mailbox.drafts().send(d.id(), null));
            case SEND_TO_SELF -> mailbox.send(Mails.outgoing("me@here.example", "note"), null);
        }
    }

    private static LabelChange change(String add, String remove) {
        return new LabelChange(Set.of(add), Set.of(remove));
    }

    private static void some(Mailbox mailbox, Step step, Consumer<StoredMessage> action) {
        List<StoredMessage> messages = mailbox.messages().stream()
                .filter(message -> !message.hasLabel("DRAFT"))
                .toList();
        if (!messages.isEmpty()) {
            action.accept(messages.get(step.choice() % messages.size()));
        }
    }

    private static void draft(Mailbox mailbox, Step step, Consumer<Draft> action) {
        List<Draft> drafts =
                mailbox.drafts().list(MessageFilter.ALL, 0, Integer.MAX_VALUE).items();
        if (!drafts.isEmpty()) {
            action.accept(drafts.get(step.choice() % drafts.size()));
        }
    }
}
