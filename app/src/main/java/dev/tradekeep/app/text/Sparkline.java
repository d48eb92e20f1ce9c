package dev.tradekeep.app.text;

/** A curve in one line of text: eight heights of block characters. */
public final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /**
     * Draws a curve.
     *
     * @param values evenly spread, any unit; the lowest is the lowest block
     * @param width characters at most
     */
    public static String of(long[] values, int width) {
        int columns = Math.min(width, values.length);
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (long value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        StringBuilder line = new StringBuilder(columns);
        for (int column = 0; column < columns; column++) {
            // The first column shows the first value and the last one the last.
            int at = columns == 1 ? 0 : (int) ((long) column * (values.length - 1) / (columns - 1));
            line.append(BLOCKS.charAt(level(values[at], low, high)));
        }
        return line.toString();
    }

    private static int level(long value, long low, long high) {
        if (high == low) {
            return 0;
        }
        double height = ((double) value - low) / ((double) high - low);
        return (int) Math.min(BLOCKS.length() - 1, height * BLOCKS.length());
    }
}
