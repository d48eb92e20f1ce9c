package dev.tradekeep.market.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The spans of time that were written to; what lies near together is one span. */
final class TimeRanges {
    /** Spans nearer than this are one: reading a day more costs less than one more query. */
    private static final long NEAR_MICROS = 86_400_000_000L;

    /** Both ends are times that were written to. */
    record Range(long from, long to) {}

    private final List<Range> done = new ArrayList<>();
    private boolean open;
    private long from;
    private long to;

    void add(long time) {
        if (open && time >= from - NEAR_MICROS && time <= to + NEAR_MICROS) {
            from = Math.min(from, time);
            to = Math.max(to, time);
            return;
        }
        if (open) {
            done.add(new Range(from, to));
        }
        open = true;
        from = time;
        to = time;
    }

    /** How many there are, before those that lie near together become one. */
    int count() {
        return done.size() + (open ? 1 : 0);
    }

    /** The spans in order, none touching another. */
    List<Range> merged() {
        List<Range> sorted = new ArrayList<>(done);
        if (open) {
            sorted.add(new Range(from, to));
        }
        sorted.sort(Comparator.comparingLong(Range::from));
        List<Range> merged = new ArrayList<>();
        for (Range range : sorted) {
            Range before = merged.isEmpty() ? null : merged.getLast();
            if (before != null && range.from() <= before.to() + NEAR_MICROS) {
                merged.set(
                        merged.size() - 1,
                        new Range(before.from(), Math.max(before.to(), range.to())));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }
}
