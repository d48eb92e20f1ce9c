package dev.tradekeep.app.http.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Strong entity tags: what has the same tag is the same, byte for byte.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, 8.8.3</a>
 */
final class EntityTag {
    private static final int BYTES = 16;
    private static final String WEAK = "W/";

    private EntityTag() {}

    /**
     * The tag of a body.
     *
     * @param body adds it to a hash
     * @param encodings that the other end accepts: compressed, the body is another one
     */
    static String of(Consumer<MessageDigest> body, Optional<String> encodings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            body.accept(digest);
            return "\""
                    + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES))
                    + (encodings.filter(text -> text.contains("gzip")).isPresent() ? "z" : "")
                    + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Whether the header {@code If-None-Match} names a tag. */
    static boolean isIn(String header, String tag) {
        for (String one : header.split(",", -1)) {
            String named = one.strip();
            if (named.equals("*")
                    || tag.equals(
                            named.startsWith(WEAK) ? named.substring(WEAK.length()) : named)) {
                return true;
            }
        }
        return false;
    }
}
