/** What an application's meter registry is told about consumers and calls. Reads only; does without Micrometer. */
package io.github.camelgmail.metrics;
