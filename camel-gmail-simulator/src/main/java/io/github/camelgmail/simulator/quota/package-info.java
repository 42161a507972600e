/** Gmail's limits: quota units a minute, requests at a time, mails a day. */
package io.github.camelgmail.simulator.quota;
