/** What a producer can do: from options, headers and a body to a call, and from the answer to a body and headers. */
package io.github.camelgmail.operation;
