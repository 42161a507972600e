/** From a checkpoint to a stream of messages: history, filter, fetch, window, checkpoint. Knows nothing of Camel consumers. */
package io.github.camelgmail.sync;
