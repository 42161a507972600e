package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal by the front end itself, with its JSON body and the headers that belong to it. */
final class ApiFailure extends RuntimeException {

    private final int status;
    private final ObjectNode body;
    private final String authenticate;

    ApiFailure(int status, ObjectNode body, String authenticate) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.body = body;
        this.authenticate = authenticate;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }

    /** The WWW-Authenticate header's value, or null. */
    String authenticate() {
        return authenticate;
    }
}
