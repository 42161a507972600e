/** A Pub/Sub in plain Java, and what Gmail publishes to it; its gRPC face and its HTTP client are elsewhere. */
package io.github.camelgmail.simulator.pubsub;
