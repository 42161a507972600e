package io.github.camelgmail.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * What is done to a message after the route.
 *
 * @param option     the option that names the labels to add
 * @param markAsRead removes UNREAD
 * @param add        labels to add, by name or id
 * @param remove     labels to remove, by name or id
 * @param trash      adds TRASH and removes INBOX
 * @param delete     deletes for good; then nothing else matters
 * @param create     whether labels to add are created if they do not exist
 */
public record ActionSettings(
        String option,
        boolean markAsRead,
        List<String> add,
        List<String> remove,
        boolean trash,
        boolean delete,
        boolean create) {

    boolean isNothing() {
        return !markAsRead && add.isEmpty() && remove.isEmpty() && !trash && !delete;
    }

    List<String> labelsToAdd() {
        return with(add, trash, "TRASH");
    }

    List<String> labelsToRemove() {
        return with(with(remove, trash, "INBOX"), markAsRead, "UNREAD");
    }

    private static List<String> with(List<String> labels, boolean one, String label) {
        List<String> all = new ArrayList<>(labels);
        if (one) {
            all.add(label);
        }
        return all;
    }
}
