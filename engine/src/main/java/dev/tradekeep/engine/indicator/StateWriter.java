package dev.tradekeep.engine.indicator;

import java.util.HexFormat;

/** Notes the state of indicators as words of 64 bits, to be booked as text. For one thread. */
public final class StateWriter {
    /** Stands between two words. */
    static final char SEPARATOR = '.';

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder();

    /** Notes a whole number. */
    public void write(long bits) {
        if (!text.isEmpty()) {
            text.append(SEPARATOR);
        }
        text.append(HEX.toHexDigits(bits));
    }

    /** Notes a number as its bits. */
    public void write(double value) {
        write(Double.doubleToRawLongBits(value));
    }

    /** Notes a yes or no. */
    public void write(boolean flag) {
        write(flag ? 1L : 0L);
    }

    /**
     * All words so far, for {@link StateReader}: hexadecimal digits and points; empty when nothing
     * was noted.
     */
    public String text() {
        return text.toString();
    }
}
