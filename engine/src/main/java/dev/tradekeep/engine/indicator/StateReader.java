package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link StateWriter} noted, word by word. For one thread. */
public final class StateReader {
    private static final int WORD_LENGTH = Long.SIZE / 4;

    private final String text;
    private int at;

    /**
     * @param text what {@link StateWriter#text} said
     */
    public StateReader(String text) {
        this.text = text;
    }

    /**
     * The next whole number.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when there is none
     */
    public long readLong() {
        int end = at + WORD_LENGTH;
        boolean ends = end == text.length();
        if (!ends && (end > text.length() || text.charAt(end) != StateWriter.SEPARATOR)) {
            throw malformed(null);
        }
        try {
            long bits = HexFormat.fromHexDigitsToLong(text, at, end);
            at = ends ? end : end + 1;
            return bits;
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    /** The next number. */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** The next yes or no. */
    public boolean readBoolean() {
        return readLong() != 0;
    }

    /** Whether everything has been read. */
    public boolean isAtEnd() {
        return at == text.length();
    }

    private TradekeepException malformed(@Nullable Throwable cause) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Saved indicators: wanted a word of "
                        + WORD_LENGTH
                        + " hexadecimal digits at character "
                        + at
                        + ", found \""
                        + text
                        + "\".",
                cause);
    }
}
