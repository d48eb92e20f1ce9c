package dev.tradekeep.market.series;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;

/** The name of a series among those of an instrument. */
public final class SourceName {
    /** Characters of a name at most. */
    public static final int CHARS_MAX = 64;

    private static final String MADE_UP = "synthetic, ";

    private SourceName() {}

    /** The source of made-up data, which no file joins unless it is named. */
    public static String madeUp(String how) {
        return MADE_UP + how;
    }

    /** Whether a source is that of made-up data. */
    public static boolean isMadeUp(String source) {
        return source.startsWith(MADE_UP);
    }

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
