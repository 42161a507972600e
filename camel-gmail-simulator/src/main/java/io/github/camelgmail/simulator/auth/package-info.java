/** OAuth 2.0 as Google's token endpoint does it: access and refresh tokens, and service accounts. */
package io.github.camelgmail.simulator.auth;
