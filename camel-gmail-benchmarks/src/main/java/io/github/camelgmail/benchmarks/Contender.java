package io.github.camelgmail.benchmarks;

import java.nio.file.Path;
import org.apache.camel.CamelContext;

/** Something that consumes mail in a Camel route. */
interface Contender {

    /** As it stands in the table. */
    String name();

    /**
     * The endpoint that consumes new mail, without scheduling options.
     *
     * @param context where it may register what the endpoint needs
     * @param folder  an empty folder for what it keeps
     */
    String endpoint(CamelContext context, Target target, Path folder);

    /** The exchange's header that holds Gmail's message id. */
    String messageIdHeader();
}
