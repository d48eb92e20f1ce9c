package dev.tradekeep.store.sqlite.audit.market;

import dev.tradekeep.model.market.CandleFold;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the roll-ups of one series once more, each level from the one below it, and compares each
 * with the row that is stored. Primitives throughout: it sees every candle.
 */
final class RollupChain implements AutoCloseable {
    private final List<Level> levels = new ArrayList<>();

    private RollupChain() {}

    static RollupChain open(
            AuditContext context,
            long seriesId,
            List<Interval> intervals,
            long retainedFrom,
            Findings findings) {
        RollupChain chain = new RollupChain();
        try {
            for (Interval interval : intervals.reversed()) {
                RowCursor stored =
                        RowCursor.open(
                                context,
                                MarketAuditQuery.ROLLUPS,
                                seriesId,
                                interval.micros(),
                                retainedFrom);
                String name = "candle series " + seriesId + ", " + interval;
                Level above = chain.levels.isEmpty() ? null : chain.levels.getFirst();
                chain.levels.addFirst(new Level(name, interval.micros(), stored, above, findings));
            }
            return chain;
        } catch (RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    /**
     * @param candle open time, open, high, low, close, volume
     */
    void add(long[] candle) {
        if (!levels.isEmpty()) {
            levels.getFirst()
                    .fold
                    .add(candle[0], candle[1], candle[2], candle[3], candle[4], candle[5], true, 1);
        }
    }

    /** Compares what is left, and tells what was found. */
    void finish() {
        levels.forEach(Level::finish);
    }

    @Override
    public void close() {
        levels.forEach(level -> level.stored.close());
    }

    /** One level: the buckets that the candles make, compared with the stored ones. */
    private static final class Level {
        private final String name;
        private final CandleFold fold;
        private final RowCursor stored;
        private final @Nullable Level above;
        private final Findings findings;
        private final List<String> wrong = new ArrayList<>();
        private long wrongCount;
        private long compared;

        Level(String name, long step, RowCursor stored, @Nullable Level above, Findings findings) {
            this.name = name;
            fold = new CandleFold(step, this::finished);
            this.stored = stored;
            this.above = above;
            this.findings = findings;
        }

        /** Takes a finished bucket of this level. */
        private void finished(
                long openTime,
                long open,
                long high,
                long low,
                long close,
                long volume,
                boolean volumeFits,
                long parts) {
            compare(openTime, open, high, low, close, volume, volumeFits, parts);
            if (above != null) {
                above.fold.add(openTime, open, high, low, close, volume, volumeFits, parts);
            }
        }

        private void compare(
                long openTime,
                long open,
                long high,
                long low,
                long close,
                long volume,
                boolean volumeFits,
                long parts) {
            skipBefore(openTime);
            if (!stored.onRow() || stored.number(0) != openTime) {
                tell("none at ", openTime);
                return;
            }
            compared++;
            boolean sameVolume =
                    volumeFits ? !stored.isNull(6) && stored.number(6) == volume : stored.isNull(6);
            boolean same =
                    stored.number(1) == open
                            && stored.number(2) == high
                            && stored.number(3) == low
                            && stored.number(4) == close
                            && stored.number(5) == parts;
            if (!same || !sameVolume) {
                tell("another at ", openTime);
            }
            stored.next();
        }

        private void skipBefore(long time) {
            while (stored.onRow() && stored.number(0) < time) {
                tell("without candles at ", stored.number(0));
                stored.next();
            }
        }

        private void tell(String what, long time) {
            wrongCount++;
            if (wrong.size() < Finding.ROWS_NAMED_MAX) {
                wrong.add(what + Micros.toIso(time));
            }
        }

        void finish() {
            fold.finish();
            skipBefore(Long.MAX_VALUE);
            findings.examined(Candles.ROLLUPS, compared);
            if (wrongCount > 0) {
                findings.add(
                        Finding.of(
                                        Candles.ROLLUPS,
                                        name,
                                        wrongCount + " roll-ups are not what the candles make")
                                .naming(wrong));
            }
        }
    }
}
