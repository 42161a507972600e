package io.github.camelgmail.simulator.web;

import java.util.Map;

/**
 * A page or a file for the browser.
 *
 * @param status  the HTTP status
 * @param headers its headers, Content-Type among them
 * @param body    its bytes
 */
public record Page(int status, Map<String, String> headers, byte[] body) {}
