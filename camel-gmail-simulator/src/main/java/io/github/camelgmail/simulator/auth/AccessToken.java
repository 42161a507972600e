package io.github.camelgmail.simulator.auth;

import java.time.Instant;
import java.util.Set;

/**
 * What an access token allows.
 *
 * @param mailbox the address of the user it acts for; null for a service account that acts for nobody
 * @param delegated whether a service account with domain-wide delegation got it
 * @param scopes  full scope URLs
 * @param expires when it stops being accepted
 */
public record AccessToken(String mailbox, boolean delegated, Set<String> scopes, Instant expires) {}
