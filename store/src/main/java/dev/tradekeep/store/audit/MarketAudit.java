package dev.tradekeep.store.audit;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.market.RollupLevels;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checks that the catalogue, the gaps and the roll-ups agree with the candles they are made of,
 * and the catalogue of ticks with the ticks. Reads every row once for each level, in constant
 * memory; roll-ups that are kept longer than their candles have nothing to be compared with.
 */
final class MarketAudit {
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final Transaction transaction;

    MarketAudit(Transaction transaction) {
        this.transaction = transaction;
    }

    List<CheckResult> run() {
        return List.of(catalogueIsExact(), rollupsEqualTheirBase());
    }

    /** What a catalogue says of a series, and what its rows say. */
    private record Span(long rows, long first, long last, long gaps, long missing) {}

    private CheckResult catalogueIsExact() {
        List<String> problems = new ArrayList<>();
        long rows = 0;
        for (Series series : candleSeries()) {
            SpanFinder found = new SpanFinder(series.interval().micros());
            transaction.forEach(
                    MarketAuditQuery.CANDLE_TIMES,
                    Binder.of(series.id()),
                    row -> found.add(row.getLong(0)));
            rows += found.rows;
            compare("candle series " + series.id(), series.stated(), found.span(), problems);
        }
        List<String> ticks =
                transaction.list(
                        MarketAuditQuery.TICK_SERIES,
                        Binder.NONE,
                        row -> {
                            Span stated = span(row, 1, 0, 0);
                            Span found = span(row, 4, 0, 0);
                            return stated.equals(found)
                                    ? ""
                                    : difference("tick series " + row.getLong(0), stated, found);
                        });
        ticks.stream().filter(problem -> !problem.isEmpty()).forEach(problems::add);
        return new CheckResult(
                "market.series",
                "the catalogue says what series hold and where they have gaps",
                rows,
                problems);
    }

    private static void compare(String name, Span stated, Span found, List<String> problems) {
        if (!stated.equals(found)) {
            problems.add(difference(name, stated, found));
        }
    }

    private static String difference(String name, Span stated, Span found) {
        return name + ": the catalogue has " + stated + ", the rows are " + found;
    }

    private static Span span(Row row, int first, long gaps, long missing) {
        return new Span(
                row.getLong(first),
                row.getLongOr(first + 1, 0),
                row.getLongOr(first + 2, 0),
                gaps,
                missing);
    }

    private record Series(long id, Interval interval, Span stated, long retainedFrom) {}

    private List<Series> candleSeries() {
        return transaction.list(
                MarketAuditQuery.CANDLE_SERIES,
                Binder.NONE,
                row -> {
                    long step = row.getLong(1);
                    Span stated = span(row, 2, row.getLong(6), row.getLong(7) / step);
                    return new Series(
                            row.getLong(0),
                            new Interval(step),
                            stated,
                            row.getLongOr(5, Long.MIN_VALUE));
                });
    }

    private static final class SpanFinder {
        private final long step;
        private long rows;
        private long first;
        private long last;
        private long gaps;
        private long missing;

        SpanFinder(long step) {
            this.step = step;
        }

        void add(long time) {
            if (rows == 0) {
                first = time;
            } else if (time - last != step) {
                gaps++;
                missing += (time - last) / step - 1;
            }
            last = time;
            rows++;
        }

        Span span() {
            return new Span(rows, first, last, gaps, missing);
        }
    }

    private CheckResult rollupsEqualTheirBase() {
        List<String> problems = new ArrayList<>();
        long rows = 0;
        for (Series series : candleSeries()) {
            for (Interval level : RollupLevels.of(series.interval())) {
                Buckets buckets = new Buckets(series.id(), level, problems);
                transaction.forEach(
                        MarketAuditQuery.CANDLES,
                        Binder.of(series.id(), series.retainedFrom()),
                        buckets::add);
                buckets.finish();
                long stored =
                        transaction.get(
                                MarketAuditQuery.COUNT_ROLLUPS,
                                Binder.of(series.id(), level.micros(), series.retainedFrom()),
                                row -> row.getLong(0));
                rows += stored;
                if (stored != buckets.count) {
                    problems.add(
                            buckets.name()
                                    + ": "
                                    + stored
                                    + " roll-ups, the candles make "
                                    + buckets.count);
                }
            }
        }
        return new CheckResult(
                "market.rollups", "every roll-up is made of its candles", rows, problems);
    }

    /** A roll-up by its numbers; a volume beyond 64 bits has none. */
    private record Rollup(
            long open, long high, long low, long close, Optional<Long> volume, long candles) {}

    /** Makes the roll-ups of a level once more and compares each with the stored one. */
    private final class Buckets {
        private final long seriesId;
        private final Interval level;
        private final List<String> problems;
        private long openTime;
        private long open;
        private long high;
        private long low;
        private long close;
        private BigInteger volume = BigInteger.ZERO;
        private long candles;
        private long count;

        Buckets(long seriesId, Interval level, List<String> problems) {
            this.seriesId = seriesId;
            this.level = level;
            this.problems = problems;
        }

        String name() {
            return "series " + seriesId + ", " + level;
        }

        void add(Row row) {
            long step = level.micros();
            long bucket = Math.floorDiv(row.getLong(0), step) * step;
            if (candles == 0 || bucket != openTime) {
                finish();
                openTime = bucket;
                open = row.getLong(1);
                high = row.getLong(2);
                low = row.getLong(3);
                volume = BigInteger.ZERO;
            }
            high = Math.max(high, row.getLong(2));
            low = Math.min(low, row.getLong(3));
            close = row.getLong(4);
            volume = volume.add(BigInteger.valueOf(row.getLong(5)));
            candles++;
        }

        void finish() {
            if (candles == 0) {
                return;
            }
            count++;
            Optional<Long> sum =
                    volume.compareTo(LONG_MAX) > 0
                            ? Optional.empty()
                            : Optional.of(volume.longValue());
            Rollup wanted = new Rollup(open, high, low, close, sum, candles);
            Optional<Rollup> found =
                    transaction.find(
                            MarketAuditQuery.ROLLUP,
                            Binder.of(seriesId, level.micros(), openTime),
                            MarketAudit::rollup);
            if (!found.equals(Optional.of(wanted))) {
                problems.add(
                        name()
                                + " at "
                                + openTime
                                + ": "
                                + found.map(Rollup::toString).orElse("none")
                                + ", the candles make "
                                + wanted);
            }
            candles = 0;
        }
    }

    private static Rollup rollup(Row row) {
        return new Rollup(
                row.getLong(0),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Optional.ofNullable(row.getLongOrNull(4)),
                row.getLong(5));
    }
}
