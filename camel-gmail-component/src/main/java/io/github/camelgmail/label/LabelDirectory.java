package io.github.camelgmail.label;

import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.ListLabelsResponse;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.LabelsMethods;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Label names to ids. Ids are case-sensitive, names are not (Gmail API reference, users.labels). The list is fetched when
 * first needed, and once more when a name or id is not in it. Thread-safe.
 */
public final class LabelDirectory {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /** How Gmail refuses an id (behaviour as observed: there is no reason of its own for it). */
    private static final Pattern UNKNOWN_LABEL =
            Pattern.compile("labelId not found|Invalid label", Pattern.CASE_INSENSITIVE);

    private final GmailClient client;

    private volatile Known known;

    public LabelDirectory(GmailClient client) {
        this.client = client;
    }

    /**
     * The ids of labels.
     *
     * @param option       what the labels were given as, for the error message
     * @param namesOrIds   names or ids
     * @return fails with {@link IllegalArgumentException} when a label does not exist
     */
    public CompletableFuture<List<String>> resolve(String option, List<String> namesOrIds) {
        return resolve(option, namesOrIds, false);
    }

    /**
     * As {@link #resolve(String, List)}.
     *
     * @param create whether labels that don't exist are created
     */
    public CompletableFuture<List<String>> resolve(String option, List<String> namesOrIds, boolean create) {
        if (namesOrIds.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Known now = known;
        if (now != null && now.hasAll(namesOrIds)) {
            return CompletableFuture.completedFuture(now.ids(namesOrIds));
        }
        return fetch().thenCompose(fresh -> {
            if (fresh.hasAll(namesOrIds)) {
                return CompletableFuture.completedFuture(fresh.ids(namesOrIds));
            }
            List<String> missing =
                    namesOrIds.stream().filter(name -> fresh.id(name) == null).toList();
            if (!create) {
                return CompletableFuture.failedFuture(unknown(option, missing.get(0), fresh));
            }
            return create(missing).thenApply(all -> all.ids(namesOrIds));
        });
    }

    /**
     * Makes a call whose labels are resolved here; once more with labels that are looked up again, when one turns out to
     * have been deleted, or deleted and made again, since they were fetched.
     *
     * @param attempt resolves the labels and makes the call
     */
    public <T> CompletableFuture<T> withCurrent(Supplier<CompletableFuture<T>> attempt) {
        return attempt.get()
                .exceptionallyCompose(failure ->
                        isStale(failure) && forget() ? attempt.get() : CompletableFuture.failedFuture(failure));
    }

    /** Whether Gmail refused a call for a label that it does not know. */
    public boolean isStale(Throwable failure) {
        Throwable cause = Await.cause(failure);
        return cause instanceof GmailException refused && isUnknownLabel(refused);
    }

    /**
     * Looks labels up again when they are next needed.
     *
     * @return whether there was anything to forget
     */
    public boolean forget() {
        boolean had = known != null;
        known = null;
        return had;
    }

    private static boolean isUnknownLabel(GmailException refused) {
        return refused.statusCode() == BAD_REQUEST
                        && UNKNOWN_LABEL.matcher(refused.error().message()).find()
                || refused.statusCode() == NOT_FOUND && refused.operation().startsWith("labels.");
    }

    private CompletableFuture<Known> fetch() {
        return client.execute(GmailCall.of(LabelsMethods.LIST).with("fields", "labels(id,name)"))
                .thenApply(response -> known = Known.of(response));
    }

    private CompletableFuture<Known> create(List<String> names) {
        CompletableFuture<Void> created = CompletableFuture.completedFuture(null);
        for (String name : names) {
            created = created.thenCompose(done -> create(name));
        }
        return created.thenCompose(done -> fetch());
    }

    private CompletableFuture<Void> create(String name) {
        return client.execute(GmailCall.of(LabelsMethods.CREATE).withBody(new Label().setName(name)))
                .handle((label, failure) -> {
                    if (failure != null && !existsAlready(failure)) {
                        throw failure instanceof CompletionException e ? e : new CompletionException(failure);
                    }
                    return null;
                });
    }

    /** Somebody else created it meanwhile. */
    private static boolean existsAlready(Throwable failure) {
        Throwable cause = Await.cause(failure);
        return cause instanceof GmailException e && e.getHttpResponseCode() == CONFLICT;
    }

    private static IllegalArgumentException unknown(String option, String name, Known known) {
        return new IllegalArgumentException("Unknown label in " + option + ": found '" + name + "', the mailbox has "
                + String.join(", ", known.names()));
    }

    /** What the mailbox had when it was asked: ids, and ids by lower-case name. */
    private record Known(Map<String, Label> byId, Map<String, Label> byName) {

        static Known of(ListLabelsResponse response) {
            Map<String, Label> byId = new LinkedHashMap<>();
            Map<String, Label> byName = new LinkedHashMap<>();
            List<Label> labels = response.getLabels() == null ? List.of() : response.getLabels();
            for (Label label : labels) {
                byId.put(label.getId(), label);
                byName.put(label.getName().toLowerCase(Locale.ROOT), label);
            }
            return new Known(byId, byName);
        }

        String id(String nameOrId) {
            Label label = byId.get(nameOrId);
            if (label == null) {
                label = byName.get(nameOrId.toLowerCase(Locale.ROOT));
            }
            return label == null ? null : label.getId();
        }

        boolean hasAll(List<String> namesOrIds) {
            return namesOrIds.stream().allMatch(name -> id(name) != null);
        }

        List<String> ids(List<String> namesOrIds) {
            return namesOrIds.stream().map(this::id).distinct().toList();
        }

        List<String> names() {
            return new ArrayList<>(byId.values())
                    .stream().map(Label::getName).sorted().toList();
        }
    }
}
