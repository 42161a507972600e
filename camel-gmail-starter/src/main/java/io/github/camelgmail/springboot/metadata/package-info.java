/** Part of the build, not of the jar: makes the configuration metadata that editors complete properties with. */
package io.github.camelgmail.springboot.metadata;
