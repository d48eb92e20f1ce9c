package dev.tradekeep.sqlite;

import java.nio.charset.StandardCharsets;

/** Text as SQLite keeps it. */
final class Utf8 {
    private Utf8() {}

    /**
     * The UTF-8 bytes of a text.
     *
     * @throws IllegalArgumentException when the text holds half a surrogate pair, which no encoding
     *     can keep
     */
    static byte[] encode(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(before) != Character.isLowSurrogate(c)) {
                throw brokenPair(i);
            }
            before = c;
        }
        if (Character.isHighSurrogate(before)) {
            throw brokenPair(text.length() - 1);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException brokenPair(int index) {
        return new IllegalArgumentException(
                "The text holds half a surrogate pair at index " + index + ".");
    }

    /** The number of characters in the first {@code byteCount} bytes. */
    static int charactersIn(byte[] bytes, int byteCount) {
        return new String(bytes, 0, Math.min(byteCount, bytes.length), StandardCharsets.UTF_8)
                .length();
    }
}
