package dev.tradekeep.market.series;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.UnitOfWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes market data that is older than its series keeps it, in steps of at most {@link
 * #STEP_ROWS_MAX} rows, each a task of the writer, so that others are never kept waiting long.
 * Interrupted, it goes on where it was the next time.
 *
 * <p>Packed ticks go by whole chunks. Base candles go by whole days, so that no kept roll-up loses
 * a part of what it was made of.
 */
public final class MarketDataRetention {
    /** Rows of one step: a few milliseconds of the writer. */
    public static final int STEP_ROWS_MAX = 5_000;

    private static final long DAY_MICROS = 86_400_000_000L;

    private final Store store;

    public MarketDataRetention(Store store) {
        this.store = store;
    }

    /** Rows that were deleted. */
    public record Removed(long candles, long rollups, long ticks) {
        /** Each number by its name, in the order to report them. */
        public Map<String, Long> figures() {
            Map<String, Long> figures = new LinkedHashMap<>();
            figures.put("candles", candles);
            figures.put("rollups", rollups);
            figures.put("ticks", ticks);
            return figures;
        }
    }

    /**
     * Sets how long a series of candles is kept.
     *
     * @param days of candles; null for ever
     * @param rollupDays of roll-ups, at least as many; null for ever
     * @return whether there is such a series
     */
    public boolean keepCandles(long seriesId, @Nullable Long days, @Nullable Long rollupDays) {
        return store.write(
                Durability.RELAXED,
                transaction ->
                        transaction.update(
                                        CandleQuery.SET_RETENTION,
                                        p ->
                                                p.set("id", seriesId)
                                                        .set("keep_days", days)
                                                        .set("keep_rollup_days", rollupDays))
                                > 0);
    }

    /** The same for a series of ticks. */
    public boolean keepTicks(long tickSeriesId, @Nullable Long days) {
        return store.write(
                Durability.RELAXED,
                transaction ->
                        transaction.update(
                                        TickQuery.SET_RETENTION,
                                        p -> p.set("id", tickSeriesId).set("keep_days", days))
                                > 0);
    }

    /**
     * Deletes what every series keeps no longer.
     *
     * @param now UTC microseconds
     */
    public Removed apply(long now) {
        List<SeriesSummary> candles = write(t -> new CandleRepository(t).listSeries());
        List<TickSummary> ticks = write(t -> new TickRepository(t).listSeries());
        long candlesRemoved = 0;
        long rollupsRemoved = 0;
        long ticksRemoved = 0;
        for (SeriesSummary series : candles) {
            if (series.keepDays() != null) {
                candlesRemoved += removeCandles(series.id(), cutoff(now, series.keepDays()));
            }
            if (series.keepRollupDays() != null) {
                for (Interval level : RollupLevels.of(series.interval())) {
                    long before = cutoff(now, series.keepRollupDays());
                    rollupsRemoved += removeRollups(series.id(), level, before);
                }
            }
        }
        for (TickSummary series : ticks) {
            if (series.keepDays() != null) {
                ticksRemoved += removeTicks(series, cutoff(now, series.keepDays()));
            }
        }
        return new Removed(candlesRemoved, rollupsRemoved, ticksRemoved);
    }

    /** Deletes every candle and roll-up of a series, which takes no more from then on. */
    public Removed removeAllCandles(long seriesId) {
        CandleSeries series = write(t -> new CandleRepository(t).getSeries(seriesId)).orElseThrow();
        long candles = removeCandles(seriesId, Long.MAX_VALUE);
        long rollups = 0;
        for (Interval level : RollupLevels.of(series.interval())) {
            rollups += removeRollups(seriesId, level, Long.MAX_VALUE);
        }
        return new Removed(candles, rollups, 0);
    }

    /** Deletes every tick of a series, which takes no more from then on. */
    public Removed removeAllTicks(long seriesId) {
        TickSummary series =
                write(t -> new TickRepository(t).listSeries()).stream()
                        .filter(each -> each.id() == seriesId)
                        .findFirst()
                        .orElseThrow();
        return new Removed(0, 0, removeTicks(series, Long.MAX_VALUE));
    }

    private static long cutoff(long now, long days) {
        return Math.floorDiv(now, DAY_MICROS) * DAY_MICROS - days * DAY_MICROS;
    }

    private long removeCandles(long seriesId, long before) {
        return inSteps(t -> {
            SeriesSpan span = SeriesSpan.ofCandles(t, seriesId);
            if (span.rows() == 0 || span.first() >= before) {
                return 0L;
            }
            t.update(
                    CandleQuery.RETAIN_FROM,
                    retainFrom(seriesId, Math.max(before, span.retainedFrom())));
            long end = end(t, CandleQuery.NTH_TIME, before, nth(seriesId, STEP_ROWS_MAX));
            long removed = t.update(CandleQuery.DELETE_BEFORE, before(seriesId, end));
            Optional<Long> first = time(t, CandleQuery.NTH_TIME, nth(seriesId, 0));
            if (first.isEmpty()) {
                t.update(CandleQuery.EMPTY_SERIES, Binder.of(seriesId));
                t.update(CandleQuery.DELETE_GAPS_BEFORE, before(seriesId, Long.MAX_VALUE));
                refreshLastDay(t, seriesId);
                return removed;
            }
            t.update(
                    CandleQuery.UPDATE_SERIES,
                    SeriesSpan.update(seriesId, span.rows() - removed, first.get(), span.last()));
            t.update(CandleQuery.DELETE_GAPS_BEFORE, before(seriesId, first.get()));
            refreshLastDay(t, seriesId);
            return removed;
        });
    }

    private static void refreshLastDay(Transaction t, long seriesId) {
        new CandleRepository(t).getSeries(seriesId).ifPresent(new LastDays(t)::refresh);
    }

    private long removeRollups(long seriesId, Interval level, long before) {
        return inSteps(t -> {
            long end =
                    end(
                            t,
                            RollupQuery.NTH_TIME,
                            before,
                            p ->
                                    p.set("series_id", seriesId)
                                            .set("interval_micros", level.micros())
                                            .set("nth", STEP_ROWS_MAX));
            return t.update(
                    RollupQuery.DELETE_BEFORE,
                    p ->
                            p.set("series_id", seriesId)
                                    .set("interval_micros", level.micros())
                                    .set("before", end));
        });
    }

    private long removeTicks(TickSummary series, long before) {
        return inSteps(t -> {
            SeriesSpan span = SeriesSpan.ofTicks(t, series.id());
            if (span.rows() == 0 || span.first() >= before) {
                return 0L;
            }
            t.update(
                    TickQuery.RETAIN_FROM,
                    retainFrom(series.id(), Math.max(before, span.retainedFrom())));
            long removed = removeRows(t, series, before);
            if (removed == 0) {
                removed = removeChunk(t, series, before);
            }
            Optional<Long> first = firstTick(t, series);
            if (first.isEmpty()) {
                t.update(TickQuery.EMPTY_SERIES, Binder.of(series.id()));
                return removed;
            }
            t.update(
                    TickQuery.UPDATE_SERIES,
                    SeriesSpan.update(
                            series.id(), span.rows() - removed, first.get(), span.last()));
            return removed;
        });
    }

    /** Ticks of one time go together, so that the next step does not meet them again. */
    private static long removeRows(Transaction t, TickSummary series, long before) {
        TickKind kind = series.kind();
        long nth = end(t, TickTable.of(kind).nthTime(), before, nth(series.id(), STEP_ROWS_MAX));
        boolean isFirst =
                time(t, TickTable.of(kind).nthTime(), nth(series.id(), 0))
                        .filter(at -> at == nth)
                        .isPresent();
        long end = isFirst && nth < before ? nth + 1 : nth;
        return t.update(TickTable.of(kind).deleteBefore(), before(series.id(), end));
    }

    /** A chunk is of one UTC day and what is kept begins with one: none is kept in part. */
    private static long removeChunk(Transaction t, TickSummary series, long before) {
        TickChunks chunks = new TickChunks(t, series.id(), series.kind());
        Optional<TickChunks.Oldest> oldest =
                chunks.oldest().filter(chunk -> chunk.lastAt() < before);
        oldest.ifPresent(chunk -> chunks.delete(chunk.first()));
        return oldest.map(TickChunks.Oldest::ticks).orElse(0L);
    }

    private static Optional<Long> firstTick(Transaction t, TickSummary series) {
        Optional<Long> row = time(t, TickTable.of(series.kind()).nthTime(), nth(series.id(), 0));
        Optional<Long> chunk =
                new TickChunks(t, series.id(), series.kind())
                        .oldest()
                        .map(oldest -> oldest.first().at());
        return Stream.of(row, chunk).flatMap(Optional::stream).min(Long::compare);
    }

    private static Binder retainFrom(long seriesId, long from) {
        return p -> p.set("id", seriesId).set("retained_from", from);
    }

    private static Binder before(long seriesId, long before) {
        return p -> p.set("series_id", seriesId).set("before", before);
    }

    private static Binder nth(long seriesId, long nth) {
        return p -> p.set("series_id", seriesId).set("nth", nth);
    }

    /** The time of the n-th row, but none after the cutoff. */
    private static long end(Transaction transaction, Query query, long before, Binder nth) {
        return Math.min(before, time(transaction, query, nth).orElse(before));
    }

    private static Optional<Long> time(Transaction transaction, Query query, Binder nth) {
        return transaction.find(query, nth, row -> row.getLong(0));
    }

    private long inSteps(UnitOfWork<Long> step) {
        long all = 0;
        long removed = write(step);
        while (removed > 0) {
            all += removed;
            removed = write(step);
        }
        return all;
    }

    private <R> R write(UnitOfWork<R> work) {
        return store.write(Durability.RELAXED, work);
    }
}
