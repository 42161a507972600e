package io.github.camelgmail.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot end a start-up that fails for a wrong property with that property, in place of a stack trace. */
final class InvalidGmailPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidGmailPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidGmailPropertyException cause) {
        return new FailureAnalysis(cause.getMessage(), "Correct or remove the property.", cause);
    }
}
