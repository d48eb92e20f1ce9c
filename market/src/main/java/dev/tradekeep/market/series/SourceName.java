package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;

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
        return PlainName.require("source", name, CHARS_MAX);
    }
}
