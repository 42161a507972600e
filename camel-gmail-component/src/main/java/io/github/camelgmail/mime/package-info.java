/**
 * Camel message to MIME and Gmail message to Camel message. Knows neither HTTP nor the component's configuration;
 * everything it reads is treated as hostile.
 */
package io.github.camelgmail.mime;
