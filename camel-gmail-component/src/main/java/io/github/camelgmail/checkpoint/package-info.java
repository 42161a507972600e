/** How far a consumer has come: what is done, what is on its way, and where that is kept. Knows nothing of Gmail or Camel. */
package io.github.camelgmail.checkpoint;
