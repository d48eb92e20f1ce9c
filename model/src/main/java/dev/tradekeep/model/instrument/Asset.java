package dev.tradekeep.model.instrument;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * What is owned and owed: a currency, coin or token.
 *
 * @param code 1 to 32 characters of {@code A–Z 0–9 . _ -} and ideographs; other letters are not
 *     taken, because some look like Latin ones
 * @param scale decimals of every balance in this asset, 0 to 18; never changes
 */
public record Asset(String code, int scale) {
    public static final int CODE_LENGTH_MAX = 32;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} for a bad code, {@link
     *     ErrorCode#NUMBER_OUT_OF_RANGE} for a bad scale
     */
    public Asset {
        if (!isCode(code)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "An asset code is 1 to "
                            + CODE_LENGTH_MAX
                            + " characters of A-Z, 0-9, '.', '_', '-' and ideographs, found \""
                            + code
                            + "\".");
        }
        FixedPoint.requireScale(scale);
    }

    /** Whether a text can be the code of an asset. */
    public static boolean isCode(String text) {
        if (text.isEmpty() || text.length() > CODE_LENGTH_MAX) {
            return false;
        }
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!isCodeCharacter(text.codePointAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** As a record's own, but known when a process begins: every fill compares assets. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Asset asset && scale == asset.scale && code.equals(asset.code);
    }

    @Override
    public int hashCode() {
        return 31 * code.hashCode() + scale;
    }

    private static boolean isCodeCharacter(int c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-'
                || Character.isIdeographic(c);
    }
}
