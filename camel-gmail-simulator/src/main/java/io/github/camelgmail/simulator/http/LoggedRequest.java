package io.github.camelgmail.simulator.http;

import java.time.Instant;

/**
 * One request that the simulator has answered, or one part of a batch.
 *
 * @param time   when it was answered, by the simulator's clock
 * @param method the method's id without {@code gmail.users.}, or {@code batch}, {@code token}, {@code feed}, {@code upload.start},
 *               {@code upload.chunk} (save the one that completes an upload, which goes by the method's id),
 *               {@code web}; empty for an address that nothing serves
 * @param verb   the HTTP verb, after an override
 * @param path   the address's path without query
 * @param status the HTTP status; 0 when the connection was cut
 * @param units  the quota units charged
 * @param part   whether it was a part of a batch
 * @param parts  how many parts a batch had; 0 for anything else
 */
public record LoggedRequest(
        Instant time, String method, String verb, String path, int status, int units, boolean part, int parts) {}
