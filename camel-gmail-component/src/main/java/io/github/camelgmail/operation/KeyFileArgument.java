package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.SmimeInfo;
import io.github.camelgmail.api.SmimeInfoMethods;
import io.github.camelgmail.smime.KeyFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A PKCS#12 file with its password, as a route gives it: the option {@code pkcs12} or else the message's body, as bytes, a
 * stream, a file, or a text in base64.
 *
 * @param origin   where it was found
 * @param content  what was found
 * @param password null for none
 */
record KeyFileArgument(String origin, byte[] content, String password) {

    private static final String OPTION = "pkcs12";
    private static final int DER_SEQUENCE = 0x30;

    /** Empty when there is none. A body that is Gmail's own {@code SmimeInfo}, a {@code Map} or JSON holds it as a field. */
    static Optional<KeyFileArgument> of(Arguments arguments) {
        String password =
                arguments.find("encryptedKeyPassword").map(String::valueOf).orElse(null);
        Optional<Object> option = arguments.find(OPTION);
        if (option.isPresent()) {
            return Optional.of(new KeyFileArgument(arguments.origin(OPTION), bytes(option.get(), arguments), password));
        }
        Object body = arguments.message().getBody();
        if (isModel(body)) {
            SmimeInfo info = (SmimeInfo) RequestBody.fromMessage(SmimeInfoMethods.INSERT, arguments, true);
            return Optional.ofNullable(info.getPkcs12())
                    .map(text -> new KeyFileArgument(
                            "field " + OPTION,
                            ascii(text),
                            password == null ? info.getEncryptedKeyPassword() : password));
        }
        return Optional.ofNullable(body).map(given -> new KeyFileArgument("body", bytes(given, arguments), password));
    }

    /** Whether the body is the JSON of a call rather than the file itself. */
    private static boolean isModel(Object body) {
        return body instanceof Map<?, ?>
                || body instanceof String text && text.stripLeading().startsWith("{");
    }

    /**
     * The file.
     *
     * @throws IllegalArgumentException when it is no readable one, or the password is wrong
     */
    KeyFile read() {
        boolean binary = content.length > 0 && content[0] == DER_SEQUENCE;
        return KeyFile.read(origin, binary ? content : decoded(content), password);
    }

    @Override
    public String toString() {
        return "KeyFileArgument[" + origin + "]";
    }

    private static byte[] bytes(Object given, Arguments arguments) {
        byte[] bytes = given instanceof byte[] already
                ? already
                : given instanceof CharSequence text
                        ? ascii(text.toString())
                        : arguments
                                .exchange()
                                .getContext()
                                .getTypeConverter()
                                .tryConvertTo(byte[].class, arguments.exchange(), given);
        if (bytes == null) {
            throw new IllegalArgumentException("Invalid PKCS#12 file: found a "
                    + given.getClass().getName() + ", allowed: bytes, a stream, a file or a text in base64");
        }
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Base64 of both alphabets; what is none stays as it is, and is refused as what it is no file of. */
    private static byte[] decoded(byte[] text) {
        String base64 = new String(text, StandardCharsets.US_ASCII)
                .replaceAll("[\\s=]", "")
                .replace('+', '-')
                .replace('/', '_');
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
