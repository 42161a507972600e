package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.BatchDeleteMessagesRequest;
import com.google.api.services.gmail.model.BatchModifyMessagesRequest;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.checkpoint.Checkpoint;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.CallOutcome;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.label.LabelDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to messages after the route: gathered, made in as few units as possible, and made again until Gmail has
 * taken it. A message waits here, and in the checkpoint, until then; its route does not run again for it. Thread-safe.
 */
final class LabelActions {

    private static final Logger LOG = LoggerFactory.getLogger(LabelActions.class);
    private static final int LARGEST_CALL = 1_000;
    /** From here on one batchModify (50 units) costs no more than a modify (5 units) for each. */
    private static final int WORTH_BATCH_MODIFY = 10;

    private static final int NOT_FOUND = 404;

    private final GmailClient client;
    private final LabelDirectory labels;
    private final OwnChanges own;
    private final ActionSettings onSuccess;
    private final ActionSettings onFailure;
    private final Set<String> succeeded;
    private final Set<String> failed;

    LabelActions(
            GmailClient client,
            LabelDirectory labels,
            OwnChanges own,
            ActionSettings onSuccess,
            ActionSettings onFailure,
            Checkpoint.Actions pending) {
        this.client = client;
        this.labels = labels;
        this.own = own;
        this.onSuccess = onSuccess;
        this.onFailure = onFailure;
        this.succeeded = new LinkedHashSet<>(pending.succeeded());
        this.failed = new LinkedHashSet<>(pending.failed());
    }

    /** A message has been handled. */
    synchronized void succeeded(Work work) {
        if (onSuccess.isNothing()) {
            return;
        }
        String messageId = work.change().messageId();
        if (work.message() != null) {
            List<String> labelIds = work.message().getLabelIds();
            own.has(messageId, labelIds == null ? List.of() : labelIds);
        }
        succeeded.add(messageId);
    }

    /** A message has been given up. */
    synchronized void failed(String messageId) {
        if (!onFailure.isNothing()) {
            failed.add(messageId);
        }
    }

    synchronized boolean isPending() {
        return !succeeded.isEmpty() || !failed.isEmpty();
    }

    synchronized Checkpoint.Actions snapshot() {
        return new Checkpoint.Actions(List.copyOf(succeeded), List.copyOf(failed));
    }

    /** Makes what is pending; what fails stays pending. */
    void run() {
        run(onSuccess, succeeded);
        run(onFailure, failed);
    }

    private void run(ActionSettings action, Set<String> pending) {
        List<String> ids;
        synchronized (this) {
            ids = new ArrayList<>(pending).subList(0, Math.min(pending.size(), LARGEST_CALL));
        }
        if (ids.isEmpty()) {
            return;
        }
        try {
            Collection<String> done = action.delete() ? delete(ids) : modify(action, ids);
            synchronized (this) {
                pending.removeAll(done);
            }
        } catch (GmailException | IllegalArgumentException e) {
            forgetStaleLabels(e);
            LOG.warn("{} messages wait for their labels to be changed: {}", ids.size(), e.getMessage(), e);
        }
    }

    /** The next attempt looks them up again. */
    private void forgetStaleLabels(RuntimeException failure) {
        if (labels.isStale(failure)) {
            labels.forget();
        }
    }

    private Collection<String> delete(List<String> ids) {
        own.deleting(ids);
        Await.answer(client.execute(
                GmailCall.of(MessagesMethods.BATCH_DELETE).withBody(new BatchDeleteMessagesRequest().setIds(ids))));
        return ids;
    }

    private Collection<String> modify(ActionSettings action, List<String> ids) {
        List<String> add = Await.answer(labels.resolve(action.option(), action.labelsToAdd(), action.create()));
        List<String> remove = Await.answer(labels.resolve("removeLabelIds", action.labelsToRemove()));
        own.modifying(ids, add, remove);
        if (ids.size() >= WORTH_BATCH_MODIFY) {
            Await.answer(client.execute(GmailCall.of(MessagesMethods.BATCH_MODIFY)
                    .withBody(new BatchModifyMessagesRequest()
                            .setIds(ids)
                            .setAddLabelIds(add)
                            .setRemoveLabelIds(remove))));
            return ids;
        }
        return modifyEach(ids, new ModifyMessageRequest().setAddLabelIds(add).setRemoveLabelIds(remove));
    }

    private Collection<String> modifyEach(List<String> ids, ModifyMessageRequest change) {
        List<CallOutcome<Message>> outcomes = Await.answer(client.executeAll(ids.stream()
                .map(id -> GmailCall.of(MessagesMethods.MODIFY)
                        .with("id", id)
                        .with("fields", "id")
                        .withBody(change))
                .toList()));
        List<String> done = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            CallOutcome<Message> outcome = outcomes.get(i);
            if (outcome.succeeded() || outcome.failure().statusCode() == NOT_FOUND) {
                done.add(ids.get(i));
            } else {
                forgetStaleLabels(outcome.failure());
                LOG.warn("Message {} waits for its labels to be changed", ids.get(i), outcome.failure());
            }
        }
        return done;
    }
}
