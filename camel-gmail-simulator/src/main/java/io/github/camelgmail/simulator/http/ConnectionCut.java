package io.github.camelgmail.simulator.http;

/** A fault closes the connection instead of answering. */
final class ConnectionCut extends RuntimeException {
    ConnectionCut() {
        super("connection cut on demand", null, false, false);
    }
}
