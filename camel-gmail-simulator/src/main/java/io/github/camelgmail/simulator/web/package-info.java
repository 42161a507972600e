/** The plain web pages on which a person sees what a route did. Mail is hostile: everything shown is escaped. */
package io.github.camelgmail.simulator.web;
