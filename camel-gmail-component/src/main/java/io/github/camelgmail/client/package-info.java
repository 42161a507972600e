/** The only place that talks HTTP to Gmail: single calls, batches, uploads; quota, concurrency, retry and errors. */
package io.github.camelgmail.client;
