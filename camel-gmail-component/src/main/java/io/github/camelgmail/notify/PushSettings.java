package io.github.camelgmail.notify;

/**
 * Where pushes come in, and whose are taken.
 *
 * @param path           the path of the HTTP endpoint, as {@code /gmail}
 * @param verify         whether tokens are looked at
 * @param audience       the audience of the subscription's tokens
 * @param serviceAccount the e-mail address of the account that the subscription's tokens are made for
 */
public record PushSettings(String path, boolean verify, String audience, String serviceAccount) {

    public PushSettings {
        if (path == null || !path.startsWith("/") || path.length() == 1) {
            throw new IllegalArgumentException(
                    "Invalid option pushPath: found '" + path + "', allowed: a path that begins with /, as /gmail");
        }
        if (verify) {
            require(
                    "pushAudience",
                    audience,
                    "it is what the subscription's tokens are made for, by default the push URL");
            require(
                    "pushServiceAccount",
                    serviceAccount,
                    "it is the e-mail address that the subscription's tokens have");
        }
    }

    private static void require(String option, String value, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Option " + option + " is missing: " + what
                    + "; without it anybody could send pushes (with pushVerify=false they can)");
        }
    }
}
