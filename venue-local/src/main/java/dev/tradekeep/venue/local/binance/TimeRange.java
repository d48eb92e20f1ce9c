package dev.tradekeep.venue.local.binance;

import java.util.List;

/**
 * The parameters {@code startTime} and {@code endTime}, of which both may lie a day apart at most.
 *
 * @param fromMicros included
 * @param toMicros included, to the end of its millisecond
 */
record TimeRange(long fromMicros, long toMicros) {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long MILLI_MICROS = 1_000;

    static TimeRange of(Params params) {
        long from = params.timeMicros("startTime", Long.MIN_VALUE);
        long to = params.timeMicros("endTime", Long.MAX_VALUE);
        boolean both = from != Long.MIN_VALUE && to != Long.MAX_VALUE;
        if (both && to - from > DAY_MICROS) {
            throw ApiError.of(-1127, "More than 24 hours between startTime and endTime.");
        }
        return new TimeRange(from, to == Long.MAX_VALUE ? to : to + MILLI_MICROS - 1);
    }

    boolean isFrom() {
        return fromMicros != Long.MIN_VALUE;
    }

    boolean holds(long micros) {
        return micros >= fromMicros && micros <= toMicros;
    }

    /** The first of them, or the last. */
    <T> List<T> cut(List<T> found, int limit, boolean oldest) {
        if (found.size() <= limit) {
            return found;
        }
        return oldest ? found.subList(0, limit) : found.subList(found.size() - limit, found.size());
    }
}
