package io.github.camelgmail;

import io.github.camelgmail.client.Await;
import io.github.camelgmail.operation.Answer;
import io.github.camelgmail.operation.Arguments;
import java.util.Map;
import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.DefaultAsyncProducer;

/** Runs an operation for each exchange, without holding the caller's thread while Gmail works. */
final class GmailProducer extends DefaultAsyncProducer {

    private final GmailEndpoint endpoint;
    private final GivenOptions given;

    private final PropertyConfigurerGetter options;
    private final Set<String> scopes;

    GmailProducer(GmailEndpoint endpoint, GivenOptions given) {
        super(endpoint);
        this.endpoint = endpoint;
        this.given = given;
        // The generated configurer: it reads every option without reflection.
        this.options = (PropertyConfigurerGetter) endpoint.getComponent().getEndpointPropertyConfigurer();
        this.scopes = EndpointScopes.ofProducer(endpoint.getConfiguration());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Map<String, ?> dynamic = DynamicOptions.take(exchange);
            Arguments arguments =
                    new Arguments(exchange, name -> options.getOptionValue(endpoint, name, false)).with(dynamic);
            GivenHeaders.check(exchange.getMessage());
            String name = arguments.text("operation").orElseThrow();
            given.check(name, arguments.origin("operation"), dynamic.keySet())
                    .run(endpoint.mailbox(mailbox(exchange.getMessage()), scopes), arguments)
                    .whenComplete((answer, failure) -> {
                        if (failure == null) {
                            put(answer, exchange);
                        } else {
                            exchange.setException(Await.cause(failure));
                        }
                        callback.done(false);
                    });
            return false;
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    /** Whose mailbox it is: with {@code gmail:*} a header says that. */
    private String mailbox(Message message) {
        String userId = endpoint.getConfiguration().getUserId();
        if (!MailboxList.isEvery(userId)) {
            return userId;
        }
        String named = message.getHeader(
                GmailConstants.USER_ID, message.getHeader(GmailConstants.MAILBOX, String.class), String.class);
        if (named == null || named.isBlank()) {
            throw new IllegalArgumentException(
                    "The mailbox is missing: gmail:* takes it from the header " + GmailConstants.USER_ID + ", or "
                            + GmailConstants.MAILBOX + " of a consumed message: neither is set");
        }
        return named.trim();
    }

    private static void put(Answer answer, Exchange exchange) {
        Message message = exchange.getMessage();
        if (answer.body() != null) {
            message.setBody(answer.body());
        }
        answer.headers().forEach((name, value) -> {
            if (value == null) {
                message.removeHeader(name);
            } else {
                message.setHeader(name, value);
            }
        });
    }
}
