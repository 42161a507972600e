package io.github.camelgmail.benchmarks;

import io.github.camelgmail.GmailConstants;
import java.nio.file.Path;
import org.apache.camel.CamelContext;

/** This project's component with its default options, its checkpoints on disk, and quota that nothing waits for. */
record GmailContender() implements Contender {

    @Override
    public String name() {
        return "gmail";
    }

    @Override
    public String endpoint(CamelContext context, Target target, Path folder) {
        return "gmail:me?rootUrl=" + target.rootUrl() + "&accessToken=RAW(" + target.accessToken()
                + ")&quotaProfile=none&checkpointStore=RAW(file:" + folder + ")";
    }

    @Override
    public String messageIdHeader() {
        return GmailConstants.MESSAGE_ID;
    }
}
