package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The labels of one mailbox: the system's and the user's, whose names differ by more than case and are never a system
 * label's. Guarded by the mailbox's lock.
 */
public final class Labels {

    private static final int MOST_LABELS = 10_000;
    private static final int LONGEST_NAME = 225;

    private final ReentrantLock lock;
    private final MessageStore store;
    private final Map<String, Label> byId = new LinkedHashMap<>();
    private final Map<String, String> idByName = new LinkedHashMap<>();
    private int lastNumber;

    Labels(ReentrantLock lock, MessageStore store) {
        this.lock = lock;
        this.store = store;
        SystemLabels.ALL.forEach(this::put);
    }

    /** All labels, the system's first. */
    public List<Label> list() {
        lock.lock();
        try {
            return List.copyOf(byId.values());
        } finally {
            lock.unlock();
        }
    }

    public Optional<Label> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(byId.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** The label of that name, in any case. */
    public Optional<Label> byName(String name) {
        lock.lock();
        try {
            return Optional.ofNullable(idByName.get(key(name))).map(byId::get);
        } finally {
            lock.unlock();
        }
    }

    /** How many messages and threads carry the label. */
    public LabelCounts counts(String id) {
        return store.counts(id);
    }

    /** Creates a user label that both lists show. */
    public Label create(String name) {
        return create(name, "show", "labelShow", null);
    }

    /**
     * Creates a user label.
     *
     * @throws GmailError 400 for a name that is empty, too long or reserved, or when there are too many labels; 409
     *     when the name is taken
     */
    public Label create(String name, String messageListVisibility, String labelListVisibility, LabelColor color) {
        lock.lock();
        try {
            requireFree(name, null);
            if (byId.size() - SystemLabels.ALL.size() >= MOST_LABELS) {
                throw GmailError.invalidArgument("Label limit exceeded: " + MOST_LABELS);
            }
            String id = "Label_" + ++lastNumber;
            Label label = new Label(id, name, false, messageListVisibility, labelListVisibility, color);
            put(label);
            return label;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Replaces the user label of the same id.
     *
     * @throws GmailError 404 for no such label, 400 for a system label, and as {@link #create} for the name
     */
    public Label update(Label label) {
        lock.lock();
        try {
            Label old = requireUserLabel(label.id(), "Invalid update request");
            requireFree(label.name(), label.id());
            idByName.remove(key(old.name()));
            put(label);
            return label;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Deletes a user label and takes it off every message. History tells nothing of it.
     *
     * @throws GmailError 404 for no such label, 400 for a system label
     */
    public void delete(String id) {
        lock.lock();
        try {
            Label label = requireUserLabel(id, "Invalid delete request");
            byId.remove(id);
            idByName.remove(key(label.name()));
            for (StoredMessage message : List.copyOf(store.newestFirst(Set.of(id)))) {
                List<String> rest = new ArrayList<>(message.labelIds());
                rest.remove(id);
                store.put(message.with(rest, message.historyId()));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses labels that a user may not put on or take off.
     *
     * @throws GmailError 400 for such a label, or one that does not exist
     */
    public void requireApplicable(Collection<String> labelIds) {
        for (String id : labelIds) {
            if (SystemLabels.NOT_APPLICABLE.contains(id)) {
                throw GmailError.invalidArgument("Invalid label: " + id);
            }
        }
        requireKnown(labelIds);
    }

    void requireKnown(Collection<String> labelIds) {
        lock.lock();
        try {
            if (!byId.keySet().containsAll(labelIds)) {
                throw GmailError.invalidArgument("labelId not found");
            }
        } finally {
            lock.unlock();
        }
    }

    private Label requireUserLabel(String id, String refusalOfSystemLabel) {
        Label label = byId.get(id);
        if (label == null) {
            throw GmailError.notFound();
        }
        if (label.system()) {
            throw GmailError.invalidArgument(refusalOfSystemLabel);
        }
        return label;
    }

    private void requireFree(String name, String ownId) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || SystemLabels.isReserved(name.trim())) {
            throw GmailError.invalidArgument("Invalid label name");
        }
        String taken = idByName.get(key(name));
        if (taken != null && !taken.equals(ownId)) {
            throw GmailError.conflict("Label name exists or conflicts");
        }
    }

    private void put(Label label) {
        byId.put(label.id(), label);
        idByName.put(key(label.name()), label.id());
    }

    private static String key(String name) {
        return name.trim().toLowerCase(Locale.ROOT);
    }
}
