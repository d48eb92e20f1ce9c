package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.Gap;
import dev.tradekeep.model.market.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the runs of missing candles between those that are there. */
final class GapDetector {
    private final @Nullable Interval interval;
    private final List<Gap> kept = new ArrayList<>();
    private long count;
    private long missing;

    /**
     * @param interval the grid; null counts nothing
     */
    GapDetector(@Nullable Interval interval) {
        this.interval = interval;
    }

    /** Takes two neighbours, both on the grid, the later one second. */
    void between(long previous, long time) {
        if (interval == null || time - previous <= interval.micros()) {
            return;
        }
        long step = interval.micros();
        long absent = (time - previous) / step - 1;
        count++;
        missing += absent;
        if (kept.size() < ReadReport.GAPS_KEPT_MAX) {
            kept.add(new Gap(previous + step, time - step, absent));
        }
    }

    long count() {
        return count;
    }

    long missing() {
        return missing;
    }

    /** The first gaps. */
    List<Gap> kept() {
        return kept;
    }
}
