package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.api.ApiMethod;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.web.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each request to what serves it, turns failures into Google's answers, and logs every answer. */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Vertx vertx;
    private final SimulatorState state;
    private final ApiHandler api;
    private final UploadHandler uploads;
    private final BatchHandler batches;
    private final TokenHandler tokens;
    private final ConsentHandler consents;
    private final IamHandler iam;
    private final CertsHandler certs;
    private final FeedHandler feeds;

    Dispatcher(Vertx vertx, SimulatorState state, List<ApiMethod> methods) {
        MethodTable table = new MethodTable(methods);
        Execution execution = new Execution(vertx, state.faults(), state.quota());
        Authenticator authenticator = new Authenticator(state.tokens(), state.mailboxes());
        this.vertx = vertx;
        this.state = state;
        this.api = new ApiHandler(table, authenticator, execution);
        this.uploads = new UploadHandler(table, authenticator, execution, new UploadSessions(state.clock()));
        this.batches = new BatchHandler(vertx, execution, call -> answer(call, this::servePart));
        this.tokens = new TokenHandler(state.tokenEndpoint(), state.tokens(), execution);
        this.consents = new ConsentHandler(state.authorizations(), state.allMailboxes(), execution);
        this.feeds = new FeedHandler(authenticator, state.mailboxes(), execution);
        this.iam = new IamHandler(state.workloadIdentity(), state.serviceAccounts(), authenticator, execution);
        this.certs = new CertsHandler(state.idTokens(), execution);
    }

    /** Answers a request; the future fails with {@link ConnectionCut} when the connection is to be closed instead. */
    Future<Reply> dispatch(Request request) {
        return answer(new Call(request, false), this::serve);
    }

    /** Answers a request whose body is longer than anything served at its address. */
    Future<Reply> tooLarge(Request request) {
        return answer(new Call(request, false), call -> Future.failedFuture(Failures.tooLarge()));
    }

    /** Takes what arrived of a request whose connection broke. */
    void interrupted(Request request) {
        if (uploads.serves(request)) {
            uploads.interrupted(request);
        }
    }

    private Future<Reply> serve(Call call) {
        Request request = call.request();
        if (uploads.serves(request)) {
            return uploads.handle(call);
        }
        if (batches.serves(request)) {
            return batches.handle(call);
        }
        if (tokens.serves(request)) {
            return tokens.handle(call);
        }
        if (consents.serves(request)) {
            return consents.handle(call);
        }
        if (feeds.serves(request)) {
            return feeds.handle(call);
        }
        if (iam.serves(request)) {
            return iam.handle(call);
        }
        if (certs.serves(request)) {
            return certs.handle(call);
        }
        return request.path().startsWith("/gmail/") ? api.handle(call) : browse(call);
    }

    private Future<Reply> servePart(Call call) {
        Request request = call.request();
        if (uploads.serves(request)) {
            throw Failures.badRequest("Media uploads are not supported in a batch.");
        }
        return request.path().startsWith("/gmail/")
                ? api.handle(call)
                : Future.succeededFuture(Reply.notFound(request.path()));
    }

    private Future<Reply> browse(Call call) {
        Request request = call.request();
        if (!request.verb().equals("GET")) {
            return Future.succeededFuture(Reply.notFound(request.path()));
        }
        return vertx.executeBlocking(
                () -> {
                    Page page = state.pages().page(request.path(), request.query()::first);
                    if (page == null) {
                        return Reply.notFound(request.path());
                    }
                    call.method("web");
                    return new Reply(page.status(), page.headers(), page.body(), Duration.ZERO);
                },
                false);
    }

    private Future<Reply> answer(Call received, Function<Call, Future<Reply>> handler) {
        Call call;
        Future<Reply> reply;
        try {
            call = new Call(received.request().overridden(), received.isPart());
        } catch (RuntimeException e) {
            Reply refusal = refuse(received, e);
            log(received, refusal.status());
            return Future.succeededFuture(refusal);
        }
        try {
            reply = handler.apply(call);
        } catch (RuntimeException e) {
            reply = Future.failedFuture(e);
        }
        return reply.recover(failure -> failure instanceof ConnectionCut
                        ? Future.failedFuture(failure)
                        : Future.succeededFuture(refuse(call, failure)))
                .onComplete(done -> log(call, done.succeeded() ? done.result().status() : 0));
    }

    private static Reply refuse(Call call, Throwable failure) {
        Parameters query = call.request().query();
        if (failure instanceof ApiFailure refused) {
            return Invoker.refuse(refused, query);
        }
        if (failure instanceof GmailError refused) {
            return Invoker.refuse(Failures.of(refused), query);
        }
        if (failure instanceof Gzip.TooLargeException) {
            return Invoker.refuse(Failures.tooLarge(), query);
        }
        if (failure instanceof java.util.zip.ZipException || failure instanceof java.io.EOFException) {
            return Invoker.refuse(Failures.badRequest("The request body is not valid gzip."), query);
        }
        LOG.error("The simulator failed in {}", call.method(), failure);
        return Invoker.refuse(Failures.internal(), query);
    }

    private void log(Call call, int status) {
        Request request = call.request();
        state.requests()
                .add(new LoggedRequest(
                        state.clock().instant(),
                        call.method(),
                        request.verb(),
                        request.path(),
                        status,
                        call.units(),
                        call.isPart(),
                        call.parts()));
    }
}
