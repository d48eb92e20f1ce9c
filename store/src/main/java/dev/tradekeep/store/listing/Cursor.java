package dev.tradekeep.store.listing;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * Where a page of a listing ended: the key of its last row. A key of one integer leaves the second
 * 0.
 */
public record Cursor(long first, long second) {
    static final Cursor BEFORE_ALL = new Cursor(Long.MIN_VALUE, Long.MIN_VALUE);
    static final Cursor AFTER_ALL = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final char SEPARATOR = '.';

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is nothing such
     */
    public static Cursor parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        try {
            if (separator < 0) {
                return new Cursor(Long.parseLong(text), 0);
            }
            return new Cursor(
                    Long.parseLong(text, 0, separator, 10),
                    Long.parseLong(text, separator + 1, text.length(), 10));
        } catch (NumberFormatException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted the cursor that came with a page, such as 4711 or 4711.2, found \""
                            + text
                            + "\".",
                    e);
        }
    }

    @Override
    public String toString() {
        return second == 0 ? Long.toString(first) : first + "" + SEPARATOR + second;
    }
}
