package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.api.ApiMethod;
import io.github.camelgmail.simulator.fault.FaultAction;
import io.github.camelgmail.simulator.fault.FaultPlan;
import io.github.camelgmail.simulator.fault.Faults;
import io.github.camelgmail.simulator.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Runs the work of calls: waits out their latency on timers, applies faults and quota, and does the work itself on a worker
 * thread, so that the event loop never stands still. Called on the event loop only.
 */
final class Execution {

    private final Vertx vertx;
    private final Faults faults;
    private final Quota quota;

    Execution(Vertx vertx, Faults faults, Quota quota) {
        this.vertx = vertx;
        this.faults = faults;
        this.quota = quota;
    }

    /** Work that no user pays for, and that may go on after it returns. */
    Future<Reply> run(List<String> names, Supplier<Future<Reply>> work) {
        FaultPlan plan = faults.plan(names);
        long millis = plan.latency().toMillis();
        if (millis <= 0) {
            return act(plan.action(), work);
        }
        Promise<Void> waited = Promise.promise();
        vertx.setTimer(millis, timer -> waited.complete());
        return waited.future().compose(nothing -> act(plan.action(), work));
    }

    /** Does something on a worker thread. */
    Future<Reply> onWorker(Callable<Reply> work) {
        return vertx.executeBlocking(work, false);
    }

    /**
     * Work of a user on a worker thread, in flight until it is done.
     *
     * @param names  the names by which faults know the call
     * @param user   the mailbox's address
     * @param method the method to pay for; null for none
     */
    Future<Reply> run(Call call, List<String> names, String user, ApiMethod method, Callable<Reply> work) {
        Quota.Permit permit = quota.enter(user);
        Callable<Reply> paid = () -> {
            if (method != null) {
                quota.charge(user, method);
                call.charged(quota.units(method));
            }
            return work.call();
        };
        return run(names, () -> onWorker(paid)).onComplete(done -> permit.close());
    }

    private Future<Reply> act(FaultAction action, Supplier<Future<Reply>> work) {
        if (action instanceof FaultAction.CutBefore) {
            return Future.failedFuture(new ConnectionCut());
        }
        if (action instanceof FaultAction.Refuse refuse) {
            return Future.failedFuture(refuse.error());
        }
        if (action instanceof FaultAction.Answer answer) {
            return Future.succeededFuture(Reply.text(answer.status(), answer.body()));
        }
        Future<Reply> done = work.get();
        if (action instanceof FaultAction.CutAfter) {
            return done.compose(reply -> Future.failedFuture(new ConnectionCut()));
        }
        return action instanceof FaultAction.SlowBody slow ? done.map(reply -> reply.slow(slow.duration())) : done;
    }
}
