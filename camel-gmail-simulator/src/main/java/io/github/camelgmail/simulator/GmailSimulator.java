package io.github.camelgmail.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgmail.simulator.api.ApiMethod;
import io.github.camelgmail.simulator.api.ApiMethods;
import io.github.camelgmail.simulator.auth.Assertions;
import io.github.camelgmail.simulator.auth.Authorizations;
import io.github.camelgmail.simulator.auth.GmailScopes;
import io.github.camelgmail.simulator.auth.IdTokens;
import io.github.camelgmail.simulator.auth.OAuthClients;
import io.github.camelgmail.simulator.auth.ServiceAccounts;
import io.github.camelgmail.simulator.auth.TokenEndpoint;
import io.github.camelgmail.simulator.auth.Tokens;
import io.github.camelgmail.simulator.auth.WorkloadIdentity;
import io.github.camelgmail.simulator.fault.Faults;
import io.github.camelgmail.simulator.http.RequestLog;
import io.github.camelgmail.simulator.http.SimulatorServer;
import io.github.camelgmail.simulator.http.SimulatorState;
import io.github.camelgmail.simulator.mailbox.MailSystem;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.quota.Quota;
import io.github.camelgmail.simulator.quota.QuotaSettings;
import io.github.camelgmail.simulator.web.WebPages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A running Gmail: REST API, batches, uploads, OAuth sign-in and web pages on one port of 127.0.0.1.
 *
 * <p>It starts empty, without quota, latency or faults. Everything here may be called from any thread while requests are
 * served, save {@link #reset} and {@link #close}, which are for when the clients are quiet.
 */
public final class GmailSimulator implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Clock clock;
    private final QuotaSettings initialQuota;
    private final Tokens tokens;
    private final ServiceAccounts serviceAccounts = new ServiceAccounts();
    private final OAuthClients oauthClients = new OAuthClients();
    private final WorkloadIdentity workloadIdentity;
    private final Quota quota;
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final Queue<DropFolder> dropFolders = new ConcurrentLinkedQueue<>();
    private final SimulatorServer server;
    private final IdTokens idTokens;
    private final PubSub pubsub;
    private final boolean alwaysPublishes;
    private volatile MailSystem mailSystem;

    GmailSimulator(int port, Clock clock, QuotaSettings initialQuota, PubSubSettings pubsubSettings) {
        this.clock = clock;
        this.initialQuota = initialQuota;
        this.tokens = new Tokens(clock);
        this.workloadIdentity = new WorkloadIdentity(tokens);
        this.quota = new Quota(initialQuota, clock);
        this.mailSystem = new MailSystem(clock);
        this.server = new SimulatorServer(port);
        this.idTokens = new IdTokens(clock);
        this.pubsub = createPubsub(pubsubSettings);
        this.alwaysPublishes = pubsubSettings.isAsked();
        serve();
        listen();
    }

    /** Settings for a simulator to be started. */
    public static GmailSimulatorBuilder builder() {
        return new GmailSimulatorBuilder();
    }

    /** Starts a simulator with the default settings on a free port. */
    public static GmailSimulator start() {
        return builder().start();
    }

    /** The address to point a client at, as {@code http://127.0.0.1:8080/}; it ends in a slash. */
    public String rootUrl() {
        return "http://127.0.0.1:" + port() + "/";
    }

    /** The address of the OAuth token endpoint. */
    public String tokenUrl() {
        return rootUrl() + "token";
    }

    /** The address of the page on which users consent to OAuth clients. */
    public String authorizationUrl() {
        return rootUrl() + "o/oauth2/v2/auth";
    }

    /** The address of the keys that ID tokens are verified with, a JWK set. */
    public String certsUrl() {
        return rootUrl() + "oauth2/v3/certs";
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /**
     * Makes an empty mailbox.
     *
     * @throws IllegalArgumentException when the address is no address or has a mailbox already
     */
    public Mailbox createMailbox(String address) {
        return mailSystem.createMailbox(address);
    }

    /**
     * A mailbox by its address, in any case.
     *
     * @throws NoSuchElementException when there is none
     */
    public Mailbox mailbox(String address) {
        return mailSystem
                .mailbox(address)
                .orElseThrow(() -> new NoSuchElementException("There is no mailbox for " + address
                        + "; there are "
                        + mailSystem.mailboxes().stream()
                                .map(Mailbox::emailAddress)
                                .toList()));
    }

    /** All mailboxes, what left them for outside, the search index's lag, and delivery from outside. */
    public MailSystem mailSystem() {
        return mailSystem;
    }

    /** Faults on demand. */
    public Faults faults() {
        return faults;
    }

    /** Access and refresh tokens: issue, expire, revoke. */
    public Tokens tokens() {
        return tokens;
    }

    /**
     * Its Pub/Sub. Until this is first called, unless the builder has it make topics or publish to an external one, a watch may name any topic and
     * publishes nothing; from then on, and until {@link #reset}, it needs a topic that Gmail may publish to.
     */
    public PubSub pubsub() {
        mailSystem.notificationSink(pubsub.sink());
        return pubsub;
    }

    /** What has been asked, and the quota units it cost. */
    public RequestLog requests() {
        return requests;
    }

    /** Enforces other limits from now on, with nothing used yet. */
    public void quota(QuotaSettings settings) {
        quota.reset(settings);
    }

    /**
     * Creates a service account with domain-wide delegation, or gives an existing one a new key id.
     *
     * @param clientEmail its address
     * @param scopes      the full scope URLs it is authorised for; none means {@code https://mail.google.com/} and every
     *                    scope that a method served here accepts
     * @return the text of a service account key file whose {@code token_uri} is this simulator's
     */
    public String serviceAccountJson(String clientEmail, String... scopes) {
        Set<String> authorised = scopes.length == 0 ? allScopes() : Set.copyOf(Arrays.asList(scopes));
        return json(serviceAccounts.create(clientEmail, tokenUrl(), authorised));
    }

    /**
     * Lets a mailbox's user consent to an OAuth client.
     *
     * @param scopes the full scope URLs consented to; none means {@code https://mail.google.com/}
     * @return the text of an authorized user credentials file
     */
    public String authorizedUserJson(String mailbox, String... scopes) {
        String clientId = "simulator.apps.googleusercontent.com";
        String clientSecret = "simulator-client-secret";
        Map<String, String> file = new LinkedHashMap<>();
        file.put("type", "authorized_user");
        file.put("client_id", clientId);
        file.put("client_secret", clientSecret);
        file.put("refresh_token", tokens.issueRefreshToken(mailbox, clientId, clientSecret, scopes));
        file.put("token_uri", tokenUrl());
        return json(file);
    }

    /**
     * Registers an OAuth client of type desktop app: users may consent to it on the authorization page, which then leads the
     * browser to any port of 127.0.0.1 or localhost.
     *
     * @return the text of a client secrets file
     */
    public String desktopClientJson(String clientId) {
        return oauthClient("installed", clientId, List.of());
    }

    /**
     * Registers an OAuth client of type web application.
     *
     * @param redirectUris where the authorization page may lead the browser, to the letter; at least one
     * @return the text of a client secrets file
     */
    public String webClientJson(String clientId, String... redirectUris) {
        if (redirectUris.length == 0) {
            throw new IllegalArgumentException("a web application needs a redirect URI");
        }
        return oauthClient("web", clientId, List.of(redirectUris));
    }

    /**
     * Lets a workload outside of Google, which has a token of its own in a file, act as a service account.
     *
     * @param subjectToken what the file holds
     * @param tokenFile    the file, which the workload reads
     * @param clientEmail  a service account made with {@link #serviceAccountJson}
     * @return the text of an external account credentials file; it names Google's addresses, as all such files do
     */
    public String externalAccountJson(String subjectToken, Path tokenFile, String clientEmail) {
        return json(workloadIdentity.trust(subjectToken, tokenFile.toString(), clientEmail));
    }

    /**
     * Puts mail from files into a mailbox, unread and in the inbox, dated by each mail's own Date.
     *
     * @param source an .eml file, an mbox file, or a folder of such files, which is read with its sub-folders
     * @return how many mails there were
     * @throws IOException when something can't be read
     */
    public int importMail(Mailbox mailbox, Path source) throws IOException {
        return MailFiles.importInto(mailbox, source, clock);
    }

    /**
     * Delivers each new .eml file of a folder to a mailbox, within half a second of its being complete, until the simulator
     * is closed or reset. A delivered file moves to the sub-folder {@code delivered}.
     *
     * @throws IOException when the folder can't be made or read
     */
    public void watchFolder(Mailbox mailbox, Path folder) throws IOException {
        dropFolders.add(DropFolder.watch(folder, mailbox));
    }

    /** Back to the state after start: no mailboxes, tokens, accounts, topics, faults and logged requests; the initial quota. */
    public void reset() {
        closeDropFolders();
        faults.clear();
        tokens.clear();
        serviceAccounts.clear();
        oauthClients.clear();
        workloadIdentity.clear();
        pubsub.clear();
        idTokens.clear();
        quota.reset(initialQuota);
        mailSystem = new MailSystem(clock);
        serve();
        requests.clear();
    }

    @Override
    public void close() {
        closeDropFolders();
        pubsub.close();
        server.close();
    }

    private void serve() {
        MailSystem system = mailSystem;
        if (alwaysPublishes) {
            system.notificationSink(pubsub.sink());
        }
        List<ApiMethod> methods = ApiMethods.of(system);
        Authorizations authorizations = new Authorizations(oauthClients, clock);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(
                tokens, new Assertions(serviceAccounts, clock), authorizations, address -> system.mailbox(address)
                        .isPresent());
        WebPages pages = new WebPages(system::mailboxes, methods);
        server.serve(
                new SimulatorState(
                        clock,
                        system::mailbox,
                        system::mailboxes,
                        tokens,
                        tokenEndpoint,
                        authorizations,
                        serviceAccounts,
                        workloadIdentity,
                        idTokens,
                        quota,
                        faults,
                        requests,
                        pages),
                methods);
    }

    private void listen() {
        try {
            server.listen();
        } catch (IllegalStateException e) {
            pubsub.close();
            throw e;
        }
    }

    private PubSub createPubsub(PubSubSettings settings) {
        try {
            return settings.create(clock, idTokens, server.pushTransport());
        } catch (IllegalStateException e) {
            server.close();
            throw e;
        }
    }

    private void closeDropFolders() {
        for (DropFolder folder = dropFolders.poll(); folder != null; folder = dropFolders.poll()) {
            folder.close();
        }
    }

    private Set<String> allScopes() {
        Set<String> scopes = new java.util.TreeSet<>(Set.of(GmailScopes.MAIL_GOOGLE_COM));
        ApiMethods.of(mailSystem).forEach(method -> scopes.addAll(method.scopes()));
        return scopes;
    }

    private String oauthClient(String type, String clientId, List<String> redirectUris) {
        return json(Map.of(type, oauthClients.register(clientId, tokenUrl(), authorizationUrl(), redirectUris)));
    }

    private static String json(Map<String, ?> members) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can always be written", e);
        }
    }
}
