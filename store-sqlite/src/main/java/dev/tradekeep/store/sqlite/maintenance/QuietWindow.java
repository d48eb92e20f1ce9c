package dev.tradekeep.store.sqlite.maintenance;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A time of the day, UTC, in which little is traded.
 *
 * @param from inclusive
 * @param to exclusive; before {@code from} when the window spans midnight, the same for all day
 */
public record QuietWindow(LocalTime from, LocalTime to) {
    /** All day. */
    public static final QuietWindow ALWAYS =
            new QuietWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** Whether a moment lies in it. */
    public boolean holds(Instant moment) {
        LocalTime time = LocalTime.ofInstant(moment, ZoneOffset.UTC);
        if (from.equals(to)) {
            return true;
        }
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
