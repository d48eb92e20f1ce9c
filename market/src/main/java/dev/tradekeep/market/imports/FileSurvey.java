package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.time.TimeFormat;
import dev.tradekeep.model.market.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a whole pass over a file found. Rows that cannot be read count in {@code rows}, in {@code
 * unreadable} and, when they have a time, by it.
 *
 * @param fileBytes size of the file
 * @param modifiedMillis when the file was last changed, milliseconds since the epoch
 * @param sha256 hash of the file's bytes, 64 lower-case hexadecimal digits
 * @param entries the texts in it: one, or one per entry of a zip in the order of the archive
 * @param options what the caller gave, and what the profile adds to it
 * @param rows records without header and empty lines
 * @param unreadable records with a wrong column count, or a time or number that is none
 * @param timeFormat how times are written
 * @param newestFirst whether times fall from row to row
 * @param firstTime the earliest time, UTC microseconds since the epoch
 * @param lastTime the latest time
 * @param interval the most common step between rows; null when it is no interval that candles can
 *     have
 * @param regular whether all steps are multiples of that interval
 * @param prices decimals of the price columns
 * @param step what the prices have in common
 * @param volumes decimals of the columns of volumes or sizes
 * @param firstUnreadable null when all can be read
 */
public record FileSurvey(
        long fileBytes,
        long modifiedMillis,
        String sha256,
        List<EntryLayout> entries,
        ImportOptions options,
        long rows,
        long unreadable,
        TimeFormat timeFormat,
        boolean newestFirst,
        long firstTime,
        long lastTime,
        @Nullable Interval interval,
        boolean regular,
        DecimalRange prices,
        PriceStep step,
        DecimalRange volumes,
        @Nullable RejectedRow firstUnreadable) {

    public FileSurvey {
        entries = List.copyOf(entries);
    }

    /** How times are written, for people. */
    public String timeLabel() {
        String pattern = options.times().pattern();
        return pattern == null ? timeFormat.label() : pattern;
    }

    /** What else was found out and used, for people: empty, or a text that begins with a comma. */
    public String remarks() {
        FileProfile profile = options.profile();
        return (profile == null ? "" : ", as " + profile.label() + " writes it")
                + (newestFirst ? ", newest first" : "");
    }
}
