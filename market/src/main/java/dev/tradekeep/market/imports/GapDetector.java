package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.Gap;
import dev.tradekeep.model.market.CandleGrid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the runs of missing candles between those that are there. */
final class GapDetector {
    private final @Nullable CandleGrid grid;
    private final List<Gap> kept = new ArrayList<>();
    private long count;
    private long missing;

    /**
     * @param grid null counts nothing
     */
    GapDetector(@Nullable CandleGrid grid) {
        this.grid = grid;
    }

    /** Takes two neighbours, both on the grid, the later one second. */
    void between(long previous, long time) {
        if (grid == null || time <= grid.next(previous)) {
            return;
        }
        long from = grid.next(previous);
        long to = grid.previous(time);
        long absent = grid.count(from, to);
        count++;
        missing += absent;
        if (kept.size() < ReadReport.GAPS_KEPT_MAX) {
            kept.add(new Gap(from, to, absent));
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
