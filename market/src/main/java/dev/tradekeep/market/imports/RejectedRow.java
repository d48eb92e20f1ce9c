package dev.tradekeep.market.imports;

/**
 * A row that is no valid candle.
 *
 * @param source the file, and the entry after {@code !} when the file is a zip
 * @param line where the row starts in its file or entry, from 1
 * @param reason what was wanted and what was found
 */
public record RejectedRow(String source, long line, String reason) {

    /** {@code source:line: reason}. */
    @Override
    public String toString() {
        return source + ":" + line + ": " + reason;
    }
}
