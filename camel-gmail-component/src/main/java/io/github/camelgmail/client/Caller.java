package io.github.camelgmail.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * For whom requests are made.
 *
 * @param userId    the mailbox: {@code me} or an address
 * @param quotaUser to whom Gmail is to count the requests, where the credentials act for many users; else null
 * @param headers   authorise the requests
 * @param uploaded  counts the bytes of mails that the server has acknowledged
 */
record Caller(String userId, String quotaUser, Map<String, List<String>> headers, LongAdder uploaded) {}
