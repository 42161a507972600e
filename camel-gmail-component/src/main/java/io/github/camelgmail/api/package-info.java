/** The Gmail API's methods as data: ids, paths, parameters, prices, scopes; and a call of one. No HTTP, no Camel. */
package io.github.camelgmail.api;
