package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One authorised call of an API method, without its HTTP.
 *
 * @param mailbox the mailbox that {userId} names; never null
 * @param path    path parameters by their discovery name, percent-decoded, without {@code userId}
 * @param query   query parameters, every value in order; a handler ignores those it does not know
 * @param body    the JSON body, an empty object when there was none
 * @param media   the uploaded RFC 822 bytes of a media, multipart or resumable upload; null for a JSON call
 * @param scopes  the full scope URLs of the token
 * @param delegated whether the token is that of a service account with domain-wide delegation
 */
public record ApiCall(
        Mailbox mailbox,
        Map<String, String> path,
        Map<String, List<String>> query,
        JsonNode body,
        byte[] media,
        Set<String> scopes,
        boolean delegated) {}
