/** Pub/Sub over gRPC, as a server and as a client; the only package that needs gRPC on the class path. */
package io.github.camelgmail.simulator.grpc;
