package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.mail.ParsedMail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The messages of one mailbox, by id, by thread, by Message-ID, by label and by date; each of these always holds the same
 * messages. Guarded by the mailbox's lock, but for {@link #find}, {@link #hasThread} and reading a list.
 */
final class MessageStore {

    private static final Comparator<StoredMessage> OLDEST_FIRST =
            Comparator.comparingLong(StoredMessage::internalDate).thenComparing(StoredMessage::id);
    private static final MessageIndex NONE = new MessageIndex();

    private final Map<String, StoredMessage> byId = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> byThread = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> byHeaderId = new HashMap<>();
    private final Map<String, MessageIndex> byLabel = new ConcurrentHashMap<>();
    private final MessageIndex live = new MessageIndex();
    private final SearchIndex indexed;

    MessageStore(SearchIndex indexed) {
        this.indexed = indexed;
    }

    void put(StoredMessage message) {
        StoredMessage before = byId.put(message.id(), message);
        if (before == null) {
            byThread.computeIfAbsent(message.threadId(), id -> new LinkedHashSet<>())
                    .add(message.id());
            message.mail().messageId().ifPresent(header -> byHeaderId
                    .computeIfAbsent(header, id -> new LinkedHashSet<>())
                    .add(message.id()));
        } else {
            removeFromLabels(before, message.labelIds());
        }
        message.labelIds().forEach(label -> byLabel.computeIfAbsent(label, id -> new MessageIndex())
                .put(message));
        live.put(message);
        indexed.put(message);
    }

    void remove(StoredMessage message) {
        byId.remove(message.id());
        removeFrom(byThread, message.threadId(), message.id());
        message.mail().messageId().ifPresent(header -> removeFrom(byHeaderId, header, message.id()));
        removeFromLabels(message, List.of());
        live.remove(message);
        indexed.remove(message);
    }

    private void removeFromLabels(StoredMessage message, List<String> but) {
        message.labelIds().stream().filter(label -> !but.contains(label)).forEach(label -> byLabel.get(label)
                .remove(message));
    }

    private static void removeFrom(Map<String, Set<String>> groups, String key, String id) {
        groups.computeIfPresent(key, (ignored, ids) -> {
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
        });
    }

    Optional<StoredMessage> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    int size() {
        return byId.size();
    }

    int threadCount() {
        return byThread.size();
    }

    boolean hasThread(String threadId) {
        return byThread.containsKey(threadId);
    }

    Optional<MailThread> thread(String threadId) {
        List<StoredMessage> messages = new ArrayList<>();
        for (String id : byThread.getOrDefault(threadId, Set.of())) {
            messages.add(byId.get(id));
        }
        messages.sort(OLDEST_FIRST);
        return messages.isEmpty() ? Optional.empty() : Optional.of(new MailThread(threadId, messages));
    }

    /** The thread that a mail belongs to by what it refers to: a known mail with the same subject, the nearest first. */
    Optional<String> threadReferredTo(ParsedMail mail) {
        List<String> nearestFirst = new ArrayList<>(mail.references());
        Collections.reverse(nearestFirst);
        return nearestFirst.stream()
                .flatMap(header -> byHeaderId.getOrDefault(header, Set.of()).stream())
                .map(byId::get)
                .filter(known -> known.mail().baseSubject().equalsIgnoreCase(mail.baseSubject()))
                .map(StoredMessage::threadId)
                .findFirst();
    }

    Collection<StoredMessage> newestFirst() {
        return live.newestFirst();
    }

    /** A superset of the messages with all of these labels, as small as there is one at hand. */
    Collection<StoredMessage> newestFirst(Set<String> labelIds) {
        return labelIds.stream()
                .map(label -> byLabel.getOrDefault(label, NONE))
                .min(Comparator.comparingInt(MessageIndex::size))
                .orElse(live)
                .newestFirst();
    }

    Collection<StoredMessage> indexedNewestFirst() {
        return indexed.newestFirst();
    }

    LabelCounts counts(String labelId) {
        List<StoredMessage> labelled = List.copyOf(newestFirst(Set.of(labelId)));
        List<StoredMessage> unread = labelled.stream()
                .filter(message -> message.hasLabel(SystemLabels.UNREAD))
                .toList();
        return new LabelCounts(labelled.size(), unread.size(), threadsOf(labelled), threadsOf(unread));
    }

    private static int threadsOf(List<StoredMessage> messages) {
        return messages.stream()
                .map(StoredMessage::threadId)
                .collect(Collectors.toSet())
                .size();
    }
}
