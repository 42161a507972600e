package io.github.camelgmail.simulator.pubsub;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** HTTP POST, without waiting for the answer. */
public interface PushTransport {

    /**
     * Posts.
     *
     * @param timeout how long the answer may take
     * @return the status code; an exception when there is no answer in time
     */
    CompletionStage<Integer> post(String url, Map<String, String> headers, byte[] body, Duration timeout);
}
