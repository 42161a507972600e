/** HTTP as Google's front end speaks it: calls, uploads, batches, errors, masks and gzip, on a Vert.x event loop. */
package io.github.camelgmail.simulator.http;
