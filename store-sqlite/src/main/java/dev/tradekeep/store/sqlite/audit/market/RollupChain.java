package dev.tradekeep.store.sqlite.audit.market;

import dev.tradekeep.model.market.CandleFold;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            CandleGrid grid,
            long retainedFrom,
            Findings findings) {
        RollupChain chain = new RollupChain();
        try {
            for (Interval interval : RollupLevels.of(grid.interval()).reversed()) {
                RowCursor stored =
                        RowCursor.open(
                                context,
                                MarketAuditQuery.ROLLUPS,
                                Map.of(
                                        "series_id",
                                        seriesId,
                                        "interval_micros",
                                        interval.micros(),
                                        "retained_from",
                                        retainedFrom));
                String name = "candle series " + seriesId + ", " + interval;
                Level above = chain.levels.isEmpty() ? null : chain.levels.getFirst();
                chain.levels.addFirst(new Level(name, grid.of(interval), stored, above, findings));
            }
            return chain;
        } catch (RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    /**
     * @param candle by the positions of {@link CandleColumns#VALUES}
     */
    void add(long[] candle) {
        if (!levels.isEmpty()) {
            levels.getFirst()
                    .fold
                    .add(
                            candle[CandleColumns.OPEN_TIME],
                            candle[CandleColumns.OPEN],
                            candle[CandleColumns.HIGH],
                            candle[CandleColumns.LOW],
                            candle[CandleColumns.CLOSE],
                            candle[CandleColumns.VOLUME],
                            true,
                            1);
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

        Level(
                String name,
                CandleGrid grid,
                RowCursor stored,
                @Nullable Level above,
                Findings findings) {
            this.name = name;
            fold = new CandleFold(grid, this::finished);
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
            if (!stored.onRow() || stored.number(CandleColumns.OPEN_TIME) != openTime) {
                tell("none at ", openTime);
                return;
            }
            compared++;
            boolean hasVolume = !stored.isNull(CandleColumns.VOLUME);
            boolean sameVolume =
                    volumeFits
                            ? hasVolume && stored.number(CandleColumns.VOLUME) == volume
                            : !hasVolume;
            boolean same =
                    stored.number(CandleColumns.OPEN) == open
                            && stored.number(CandleColumns.HIGH) == high
                            && stored.number(CandleColumns.LOW) == low
                            && stored.number(CandleColumns.CLOSE) == close
                            && stored.number(CandleColumns.ROLLUP_CANDLES) == parts;
            if (!same || !sameVolume) {
                tell("another at ", openTime);
            }
            stored.next();
        }

        private void skipBefore(long time) {
            while (stored.onRow() && stored.number(CandleColumns.OPEN_TIME) < time) {
                tell("without candles at ", stored.number(CandleColumns.OPEN_TIME));
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
