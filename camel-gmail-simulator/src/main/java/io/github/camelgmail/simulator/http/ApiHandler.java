package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.http.Authenticator.Caller;
import io.github.camelgmail.simulator.http.MethodTable.Match;
import io.vertx.core.Future;
import java.util.List;

/** Calls of the API with JSON bodies, alone or as parts of a batch. */
final class ApiHandler {

    private final MethodTable methods;
    private final Authenticator authenticator;
    private final Execution execution;

    ApiHandler(MethodTable methods, Authenticator authenticator, Execution execution) {
        this.methods = methods;
        this.authenticator = authenticator;
        this.execution = execution;
    }

    Future<Reply> handle(Call call) {
        Request request = call.request();
        Match match = methods.find(request.verb(), request.path().substring(1));
        if (match == null) {
            return Future.succeededFuture(Reply.notFound(request.path()));
        }
        call.method(match.method().id());
        Caller caller = authenticator.authorise(request, match);
        List<String> names = List.of(match.method().id());
        return execution.run(call, names, caller.user(), match.method(), () -> {
            ObjectNode body = Json.readObject(request.content(HttpLimits.JSON_BYTES));
            return Invoker.invoke(match, caller, request.query(), body, null);
        });
    }
}
