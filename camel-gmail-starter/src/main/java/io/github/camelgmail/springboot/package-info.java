/** Spring Boot auto-configuration of the Gmail component. */
package io.github.camelgmail.springboot;
