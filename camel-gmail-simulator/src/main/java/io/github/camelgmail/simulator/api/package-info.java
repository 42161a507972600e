/** The API's methods: what each takes, costs, needs and answers, free of HTTP. */
package io.github.camelgmail.simulator.api;
