package io.github.camelgmail.benchmarks;

/**
 * A mailbox to be read.
 *
 * @param rootUrl     the API's address; it ends in a slash
 * @param accessToken a bearer token for the mailbox
 */
record Target(String rootUrl, String accessToken) {

    @Override
    public String toString() {
        return "Target[rootUrl=" + rootUrl + "]";
    }
}
