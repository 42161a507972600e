package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Who may act for a mailbox's user, at most 25 others of the same organisation. Safe for concurrent use. */
public final class Delegates {

    private static final int MOST_DELEGATES = 25;

    private final String account;
    private final Predicate<String> isColleague;
    private final Map<String, Delegate> byEmail = new LinkedHashMap<>();

    Delegates(String account, Predicate<String> isColleague) {
        this.account = account;
        this.isColleague = isColleague;
    }

    public synchronized List<Delegate> list() {
        return List.copyOf(byEmail.values());
    }

    public synchronized Optional<Delegate> find(String email) {
        return Optional.ofNullable(byEmail.get(EmailAddresses.key(email)));
    }

    /**
     * Adds a delegate, who need not agree.
     *
     * @param email the primary address of another user of the organisation
     * @throws GmailError 400 for an address that is none, is the user's own or belongs to nobody in the organisation, or
     *     for one too many; 409 for a delegate that is there
     */
    public synchronized Delegate create(String email) {
        String key = EmailAddresses.require(email, "delegateEmail");
        if (key.equals(account) || !isColleague.test(key)) {
            throw GmailError.invalidArgument("Invalid delegate");
        }
        if (byEmail.containsKey(key)) {
            throw GmailError.alreadyExists("Delegate already exists");
        }
        if (byEmail.size() >= MOST_DELEGATES) {
            throw GmailError.failedPrecondition("Too many delegates");
        }
        Delegate delegate = new Delegate(key, VerificationStatus.ACCEPTED);
        byEmail.put(key, delegate);
        return delegate;
    }

    /** @throws GmailError 404 for no such delegate */
    public synchronized void delete(String email) {
        if (byEmail.remove(EmailAddresses.key(email)) == null) {
            throw GmailError.notFound();
        }
    }
}
