package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.time.Clock;
import java.util.Collection;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** All settings of one mailbox. Safe for concurrent use. */
public final class Settings {

    private final SendAsAliases sendAs;
    private final SmimeInfos smimeInfos;
    private final Forwarding forwarding;
    private final Filters filters;
    private final Delegates delegates;
    private final CseKeyPairs cseKeyPairs;
    private final CseIdentities cseIdentities;
    private final Set<String> contacts = ConcurrentHashMap.newKeySet();
    private volatile VacationSettings vacation = VacationSettings.OFF;
    private volatile ImapSettings imap = ImapSettings.INITIAL;
    private volatile PopSettings pop = PopSettings.INITIAL;
    private volatile LanguageSettings language = LanguageSettings.INITIAL;

    /**
     * The settings of a new mailbox.
     *
     * @param account     the primary address, in lower case
     * @param displayName the user's name; may be empty
     * @param isColleague whether an address in lower case is the primary one of a user in the same organisation
     */
    public Settings(String account, String displayName, Clock clock, Random random, Predicate<String> isColleague) {
        RandomIds ids = new RandomIds(random);
        this.sendAs = new SendAsAliases(account, displayName);
        this.smimeInfos = new SmimeInfos(clock, ids, sendAs);
        this.forwarding = new Forwarding(account);
        this.filters = new Filters(clock, ids, forwarding);
        this.delegates = new Delegates(account, isColleague);
        this.cseKeyPairs = new CseKeyPairs(clock, ids);
        this.cseIdentities = new CseIdentities(account, cseKeyPairs);
    }

    public SendAsAliases sendAs() {
        return sendAs;
    }

    public SmimeInfos smimeInfos() {
        return smimeInfos;
    }

    public Forwarding forwarding() {
        return forwarding;
    }

    public Filters filters() {
        return filters;
    }

    public Delegates delegates() {
        return delegates;
    }

    public CseKeyPairs cseKeyPairs() {
        return cseKeyPairs;
    }

    public CseIdentities cseIdentities() {
        return cseIdentities;
    }

    public VacationSettings vacation() {
        return vacation;
    }

    /**
     * Replaces the vacation responder's settings, after which everybody is answered anew.
     *
     * @throws GmailError 400 when it is to answer nothing, or ends before it starts
     */
    public VacationSettings vacation(VacationSettings wanted) {
        vacation = wanted.checked();
        return vacation;
    }

    public ImapSettings imap() {
        return imap;
    }

    /**
     * Replaces the IMAP settings; an expunge behaviour that is not given becomes archiving.
     *
     * @throws GmailError 400 for a folder size that can't be had
     */
    public ImapSettings imap(ImapSettings wanted) {
        ImapSettings.ExpungeBehavior behavior =
                wanted.expungeBehavior() == null ? ImapSettings.INITIAL.expungeBehavior() : wanted.expungeBehavior();
        imap = new ImapSettings(wanted.enabled(), wanted.autoExpunge(), behavior, wanted.maxFolderSize()).checked();
        return imap;
    }

    public PopSettings pop() {
        return pop;
    }

    /** Replaces the POP settings; what is not given goes back to how it is in a new mailbox. */
    public PopSettings pop(PopSettings wanted) {
        pop = new PopSettings(
                wanted.accessWindow() == null ? PopSettings.INITIAL.accessWindow() : wanted.accessWindow(),
                wanted.disposition() == null ? PopSettings.INITIAL.disposition() : wanted.disposition());
        return pop;
    }

    public LanguageSettings language() {
        return language;
    }

    /**
     * Sets the language, or the nearest that Gmail has.
     *
     * @throws GmailError 400 for no language tag, or one that nothing is near to
     */
    public LanguageSettings language(LanguageSettings wanted) {
        language = new LanguageSettings(Languages.nearest(wanted.displayLanguage()));
        return language;
    }

    /** Puts addresses into the user's list of contacts, which the API can't. */
    public void addContacts(Collection<String> addresses) {
        addresses.forEach(address -> contacts.add(EmailAddresses.key(address)));
    }

    public boolean isContact(String address) {
        return contacts.contains(EmailAddresses.key(address));
    }
}
