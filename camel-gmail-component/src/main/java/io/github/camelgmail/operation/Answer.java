package io.github.camelgmail.operation;

import java.util.Map;

/**
 * What an operation answers.
 *
 * @param body    the new body, or null when the operation has no answer and the body stays as it is
 * @param headers headers to set; a null value removes one
 */
public record Answer(Object body, Map<String, Object> headers) {}
