/** Google credentials from options. The Google auth library talks to the token endpoint; nothing here does. */
package io.github.camelgmail.auth;
