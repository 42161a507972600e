package io.github.camelgmail.notify;

import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Answers the exchanges of an HTTP consumer, without holding its thread. The route never runs in them: it gets exchanges of its
 * own from the mailbox's history.
 */
public final class PushProcessor extends AsyncProcessorSupport {

    private final PushReceiver receiver;

    /** @param receiver takes the requests */
    public PushProcessor(PushReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message request = exchange.getMessage();
        CompletableFuture<Integer> status = receiver.receive(
                        request.getHeader("Authorization", String.class), request.getBody(InputStream.class))
                .toCompletableFuture();
        boolean done = status.isDone();
        status.thenAccept(code -> {
            request.removeHeaders("*");
            request.setBody(null);
            request.setHeader(Exchange.HTTP_RESPONSE_CODE, code);
            callback.done(done);
        });
        return done;
    }
}
