package dev.tradekeep.store.sqlite.bulk;

import java.util.Base64;
import java.util.HexFormat;

/** How bytes stand in a text. */
public enum BlobText {
    /** Two lower-case digits a byte; either case is read. */
    HEX,
    /** RFC 4648, section 4, with padding. */
    BASE64;

    /** The text of bytes. */
    public String encode(byte[] bytes) {
        return switch (this) {
            case HEX -> HexFormat.of().formatHex(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
        };
    }

    /**
     * The bytes of a text.
     *
     * @throws IllegalArgumentException when it is none
     */
    byte[] decode(String text) {
        return switch (this) {
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
        };
    }
}
