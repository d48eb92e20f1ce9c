package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** The name of a series among those of an instrument. */
public final class SourceName {
    /** Characters of a name at most. */
    public static final int CHARS_MAX = 64;

    private SourceName() {}

    /**
     * The name, when it is one.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is empty, too long
     *     or not on one line
     */
    public static String require(String name) {
        if (name.isBlank()
                || name.codePointCount(0, name.length()) > CHARS_MAX
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a name of 1 to "
                            + CHARS_MAX
                            + " characters on one line for the source, found "
                            + (name.isBlank() ? "none" : "\"" + name + "\"")
                            + ".");
        }
        return name;
    }
}
