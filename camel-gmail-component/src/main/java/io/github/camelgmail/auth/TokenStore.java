package io.github.camelgmail.auth;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps the refresh tokens of an application's users, which open their mailboxes until they are revoked: whoever can read the
 * store can read their mail. Called from several threads.
 */
public interface TokenStore {

    /** The refresh token of a user; empty when there is none. */
    Optional<String> load(String user) throws IOException;

    /** Stores a user's refresh token in place of an earlier one. */
    void store(String user, String refreshToken) throws IOException;

    /** Forgets a user. */
    void delete(String user) throws IOException;
}
