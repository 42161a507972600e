package io.github.camelgmail.settings;

import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.Label;
import io.github.camelgmail.api.LabelRules;
import io.github.camelgmail.api.SettingsMethods;
import io.github.camelgmail.client.GmailClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The steps from what a mailbox's settings are to what they should be, in an order in which each finds what it needs: labels
 * and addresses before the filters that name them, and deletions at the end. Making a plan changes nothing.
 */
public final class SettingsPlan {

    private final List<Change> changes;

    private SettingsPlan(List<Change> changes) {
        this.changes = changes;
    }

    /**
     * Compares.
     *
     * @param prune   whether what is not in the file is deleted, in the sections that the file has
     * @param adapted what is known of earlier answers
     * @return fails with {@link IllegalArgumentException} for a filter's label that is nowhere, and with a
     *         {@code GmailException} when settings can't be read
     */
    public static CompletableFuture<SettingsPlan> of(
            GmailClient client, DesiredSettings desired, boolean prune, Adapted adapted) {
        return new Comparison(client, desired, prune, adapted).plan();
    }

    /** The steps as they are planned. */
    public List<SettingsStep> steps() {
        return changes.stream().map(Change::step).toList();
    }

    /** Carries the steps out, one after the other; one that fails is no matter to the others. Never fails. */
    public CompletableFuture<List<SettingsStep>> apply() {
        List<SettingsStep> done = new ArrayList<>();
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (Change change : changes) {
            last = last.thenCompose(before -> change.apply()).thenAccept(done::add);
        }
        return last.thenApply(all -> List.copyOf(done));
    }

    /** Fetches only the sections that are needed: each takes a permission. */
    private static final class Comparison {

        private final GmailClient client;
        private final DesiredSettings desired;
        private final boolean prune;
        private final Adapted adapted;
        private final List<Change> changes = new ArrayList<>();
        private final List<Change> deletions = new ArrayList<>();

        private LabelSection labels;
        private ForwardingSection forwarding;

        private Comparison(GmailClient client, DesiredSettings desired, boolean prune, Adapted adapted) {
            this.client = client;
            this.desired = desired;
            this.prune = prune;
            this.adapted = adapted;
        }

        private CompletableFuture<SettingsPlan> plan() {
            return when(desired.labels() != null || desired.filters() != null, this::labels)
                    .thenCompose(done -> when(!addresses().isEmpty() || prunesAddresses(), this::forwarding))
                    .thenCompose(done -> when(desired.filters() != null, this::filters))
                    .thenCompose(done -> when(desired.sendAs() != null, this::sendAs))
                    .thenCompose(done -> when(desired.autoForwarding() != null, this::autoForwarding))
                    .thenCompose(done -> singles())
                    .thenApply(done -> new SettingsPlan(
                            Stream.concat(changes.stream(), deletions.stream()).toList()));
        }

        private CompletableFuture<?> labels() {
            return LabelSection.fetch(client).thenAccept(section -> {
                labels = section;
                if (desired.labels() != null) {
                    changes.addAll(section.changes(desired.labels()));
                }
            });
        }

        private CompletableFuture<?> forwarding() {
            return ForwardingSection.fetch(client).thenAccept(section -> {
                forwarding = section;
                changes.addAll(section.changes(addresses()));
            });
        }

        private CompletableFuture<?> filters() {
            requireLabels();
            return FilterSection.fetch(client, labels, forwarding).thenAccept(section -> {
                changes.addAll(section.changes(desired.filters()));
                if (prune) {
                    deletions.addAll(section.prune(desired.filters()));
                }
            });
        }

        private CompletableFuture<?> sendAs() {
            return SendAsSection.fetch(client, adapted).thenAccept(section -> {
                changes.addAll(section.changes(desired.sendAs()));
                if (prune) {
                    deletions.addAll(section.prune(desired.sendAs()));
                }
            });
        }

        private CompletableFuture<?> autoForwarding() {
            return (forwarding == null ? forwarding() : CompletableFuture.completedFuture(null))
                    .thenCompose(done -> forwarding.autoForwarding(desired.autoForwarding()))
                    .thenAccept(changes::addAll);
        }

        private CompletableFuture<?> singles() {
            SingleSections single = new SingleSections(client, adapted);
            return add(desired.vacation() != null, () -> single.vacation(desired.vacation()))
                    .thenCompose(done -> add(
                            desired.imap() != null,
                            () -> single.changes(
                                    "imap", desired.imap(), SettingsMethods.GET_IMAP, SettingsMethods.UPDATE_IMAP)))
                    .thenCompose(done -> add(
                            desired.pop() != null,
                            () -> single.changes(
                                    "pop", desired.pop(), SettingsMethods.GET_POP, SettingsMethods.UPDATE_POP)))
                    .thenCompose(done -> add(desired.language() != null, () -> single.language(desired.language())))
                    .thenAccept(done -> pruneWhatFiltersUse());
        }

        /** After the filters that use them. */
        private void pruneWhatFiltersUse() {
            if (prune && desired.labels() != null) {
                deletions.addAll(
                        labels.prune(Stream.concat(desired.labels().stream().map(Label::getName), labelsOfFilters())
                                .toList()));
            }
            if (prunesAddresses()) {
                deletions.addAll(forwarding.prune(addresses()));
            }
        }

        private boolean prunesAddresses() {
            return prune && desired.forwardingAddresses() != null;
        }

        private CompletableFuture<?> add(boolean wanted, Supplier<CompletableFuture<List<Change>>> section) {
            return when(wanted, () -> section.get().thenAccept(changes::addAll));
        }

        private static CompletableFuture<?> when(boolean wanted, Supplier<CompletableFuture<?>> section) {
            return wanted ? section.get() : CompletableFuture.completedFuture(null);
        }

        /** All that mail is to be forwarded to. */
        private Set<String> addresses() {
            Set<String> addresses = new LinkedHashSet<>();
            Stream.of(
                            desired.forwardingAddresses() == null
                                    ? Stream.<String>empty()
                                    : desired.forwardingAddresses().stream(),
                            desired.autoForwarding() == null
                                            || Boolean.FALSE.equals(
                                                    desired.autoForwarding().getEnabled())
                                    ? Stream.<String>empty()
                                    : Stream.ofNullable(desired.autoForwarding().getEmailAddress()),
                            filtersOfFile()
                                    .map(filter -> filter.getAction().getForward())
                                    .filter(Objects::nonNull))
                    .flatMap(all -> all)
                    .map(address -> address.strip().toLowerCase(Locale.ROOT))
                    .forEach(addresses::add);
            return addresses;
        }

        private void requireLabels() {
            Set<String> made = new LinkedHashSet<>();
            if (desired.labels() != null) {
                desired.labels().forEach(label -> made.add(labels.name(label.getName())));
            }
            List<String> unknown = labelsOfFilters()
                    .filter(label ->
                            !labels.has(label) && !made.contains(labels.name(label)) && !LabelRules.isReserved(label))
                    .distinct()
                    .toList();
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("Unknown label in filters: found " + String.join(", ", unknown)
                        + ", allowed: labels of the mailbox or of the section labels");
            }
        }

        private Stream<String> labelsOfFilters() {
            return filtersOfFile()
                    .flatMap(filter -> Stream.of(
                            filter.getAction().getAddLabelIds(),
                            filter.getAction().getRemoveLabelIds()))
                    .filter(Objects::nonNull)
                    .flatMap(List::stream);
        }

        private Stream<Filter> filtersOfFile() {
            return desired.filters() == null ? Stream.empty() : desired.filters().stream();
        }
    }
}
