package io.github.camelgmail.simulator.settings;

/**
 * A rule for mail that arrives. It can't be changed, only deleted.
 *
 * @param id unique in the mailbox; made by the server
 */
public record Filter(String id, FilterCriteria criteria, FilterAction action) {}
