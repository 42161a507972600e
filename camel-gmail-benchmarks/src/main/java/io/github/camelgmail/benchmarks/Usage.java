package io.github.camelgmail.benchmarks;

/**
 * What was asked of the API.
 *
 * @param requests HTTP requests; a batch is one, however many parts it has
 * @param units    quota units, by the prices for today's projects
 */
record Usage(long requests, long units) {

    Usage since(Usage earlier) {
        return new Usage(requests - earlier.requests, units - earlier.units);
    }
}
