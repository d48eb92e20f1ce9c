package dev.tradekeep.store.audit.market;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.audit.AuditContext;
import dev.tradekeep.store.audit.Finding;
import dev.tradekeep.store.audit.Findings;
import dev.tradekeep.store.audit.RowCursor;
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

    /** The bucket at hand of one level, and the stored ones. */
    private static final class Level {
        private final String name;
        private final long step;
        private final RowCursor stored;
        private final @Nullable Level above;
        private final Findings findings;
        private final List<String> wrong = new ArrayList<>();
        private long wrongCount;
        private long compared;
        private long openTime;
        private long open;
        private long high;
        private long low;
        private long close;
        private long volume;
        private boolean volumeFits;
        private long parts;

        Level(String name, long step, RowCursor stored, @Nullable Level above, Findings findings) {
            this.name = name;
            this.step = step;
            this.stored = stored;
            this.above = above;
            this.findings = findings;
        }

        void add(
                long time,
                long partOpen,
                long partHigh,
                long partLow,
                long partClose,
                long partVolume,
                boolean partFits,
                long count) {
            if (parts > 0 && time - openTime < step) {
                high = Math.max(high, partHigh);
                low = Math.min(low, partLow);
                close = partClose;
                long sum = volume + partVolume;
                volumeFits &= partFits && sum >= 0;
                volume = sum;
                parts += count;
                return;
            }
            endBucket();
            openTime = Math.floorDiv(time, step) * step;
            open = partOpen;
            high = partHigh;
            low = partLow;
            close = partClose;
            volume = partVolume;
            volumeFits = partFits;
            parts = count;
        }

        private void endBucket() {
            if (parts == 0) {
                return;
            }
            compare();
            if (above != null) {
                above.add(openTime, open, high, low, close, volume, volumeFits, parts);
            }
            parts = 0;
        }

        private void compare() {
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
            endBucket();
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
