package io.github.camelgmail.simulator.api;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.List;
import java.util.function.Function;

/**
 * One method of the Gmail API as the server sees it.
 *
 * @param id             the REST method id without {@code gmail.users.}, as {@code messages.get}
 * @param verb           the HTTP verb
 * @param path           the path template without leading slash, as {@code gmail/v1/users/{userId}/messages/{id}}
 * @param legacyUnits    quota units by the price list of projects from before 2026-05-01
 * @param standardUnits  quota units by the price list of later projects
 * @param scopes         full scope URLs, any of which suffices
 * @param maxUploadBytes the largest media upload in bytes; 0 when the method takes no upload
 * @param handler        does the work; throws {@link GmailError} to refuse
 */
public record ApiMethod(
        String id,
        String verb,
        String path,
        int legacyUnits,
        int standardUnits,
        List<String> scopes,
        long maxUploadBytes,
        Function<ApiCall, ApiResponse> handler) {}
