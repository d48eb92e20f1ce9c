package dev.tradekeep.store.sqlite.audit.market;

import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks through the candles of each series once, and along with them through its gaps and its
 * roll-ups. Constant memory.
 */
public final class Candles implements Inspection {
    public static final Check GRID =
            check(
                    "market.grid",
                    "candles lie on the grid of their interval, and none overlap",
                    "A strategy sees the same minute twice, or one that never was.",
                    "candles",
                    "Import the days again with --on-conflict replace, and remove the odd candles.");
    public static final Check SERIES =
            check(
                    "market.series",
                    "the catalogue says what series hold and where they have gaps",
                    "Whoever trusts the catalogue reads too little, or misses a gap.",
                    "candles, candle_gaps and ticks next to candle_series and tick_series",
                    "Import the file again into a new series.");
    public static final Check ROLLUPS =
            check(
                    "market.rollups",
                    "every roll-up is made of its candles",
                    "Charts and strategies of longer intervals see prices that never were.",
                    "candles and candle_rollups",
                    "Rebuild them with 'tradekeep market candles build'.");

    public static final Check STATISTICS =
            check(
                    "market.statistics",
                    "the last 24 hours of every series are made of its candles",
                    "Whoever looks for what moved today sees prices that never were.",
                    "candles and candle_statistics",
                    "Import the newest candles again with --on-conflict replace.");

    private static final int ROWS_NAMED_MAX = Finding.ROWS_NAMED_MAX;

    private static Check check(String id, String title, String why, String reads, String fix) {
        return new Check(
                id, title, Severity.ERROR, AuditLevel.FULL, Check.Scope.OURS, why, reads, fix);
    }

    @Override
    public List<Check> checks() {
        return List.of(GRID, SERIES, ROLLUPS, STATISTICS);
    }

    @Override
    public boolean needsSoundPages() {
        return true;
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        try (RowCursor series = RowCursor.open(context, MarketAuditQuery.CANDLE_SERIES)) {
            for (; series.onRow(); series.next()) {
                run(context, series, findings);
            }
        }
        new TickSpans(context, findings).compare();
    }

    private static void run(AuditContext context, RowCursor series, Findings findings) {
        long id = series.number("id");
        CandleGrid grid =
                new CandleGrid(
                        new Interval(series.number("interval_micros")),
                        series.number("anchor_micros"),
                        ZoneId.of(series.text("zone")));
        long retainedFrom = series.numberOr("retained_from", Long.MIN_VALUE);
        Map<String, Long> ofSeries = Map.of("series_id", id);
        RollupChain rollups = RollupChain.open(context, id, grid, retainedFrom, findings);
        try (rollups;
                RowCursor candles = RowCursor.open(context, MarketAuditQuery.CANDLES, ofSeries);
                RowCursor gaps = RowCursor.open(context, MarketAuditQuery.GAPS, ofSeries)) {
            Walk walk = new Walk(grid, gaps);
            LastDay day = new LastDay(grid, series.numberOr("last_open_time", 0), retainedFrom);
            long[] row = new long[CandleColumns.VALUES.names().size()];
            for (; candles.onRow(); candles.next()) {
                candles.numbers(row);
                walk.add(row[CandleColumns.OPEN_TIME]);
                if (row[CandleColumns.OPEN_TIME] >= retainedFrom) {
                    rollups.add(row);
                    day.add(row);
                }
            }
            rollups.finish();
            walk.finish(id, series, findings);
            day.finish(context, id, findings);
        }
    }

    /** The times of one series, one after the other. */
    private static final class Walk {
        private final CandleGrid grid;
        private final RowCursor gaps;
        private final List<String> offGrid = new ArrayList<>();
        private final List<String> wrongGaps = new ArrayList<>();
        private long offGridCount;
        private long rows;
        private long first;
        private long last;

        Walk(CandleGrid grid, RowCursor gaps) {
            this.grid = grid;
            this.gaps = gaps;
        }

        void add(long time) {
            if (!grid.fits(time)) {
                offGridCount++;
                name(offGrid, "candle", time);
            }
            if (rows == 0) {
                first = time;
            } else if (time != grid.next(last)) {
                gap(time);
            }
            last = time;
            rows++;
        }

        private void gap(long time) {
            long from = grid.next(last);
            long to = grid.previous(time);
            if (from > to) {
                return;
            }
            while (gaps.onRow() && gaps.number("from_time") < from) {
                name(wrongGaps, "no gap", gaps.number("from_time"));
                gaps.next();
            }
            if (gaps.onRow() && gaps.number("from_time") == from && gaps.number("to_time") == to) {
                gaps.next();
            } else {
                name(wrongGaps, "no row for the gap", from);
                if (gaps.onRow() && gaps.number("from_time") == from) {
                    gaps.next();
                }
            }
        }

        private static void name(List<String> names, String what, long time) {
            if (names.size() < ROWS_NAMED_MAX) {
                names.add(what + " at " + Micros.toIso(time));
            }
        }

        void finish(long id, RowCursor series, Findings findings) {
            findings.examined(GRID, rows);
            findings.examined(SERIES, rows);
            while (gaps.onRow()) {
                name(wrongGaps, "no gap", gaps.number("from_time"));
                gaps.next();
            }
            String subject = "candle series " + id;
            if (offGridCount > 0) {
                findings.add(
                        Finding.of(GRID, subject, offGridCount + " candles are off the grid")
                                .naming(offGrid));
            }
            boolean exact =
                    series.number("candles") == rows
                            && series.numberOr("first_open_time", 0) == first
                            && series.numberOr("last_open_time", 0) == last;
            if (!exact || !wrongGaps.isEmpty()) {
                findings.add(
                        Finding.of(
                                        SERIES,
                                        subject,
                                        "the catalogue says "
                                                + series.number("candles")
                                                + " candles from "
                                                + series.numberOr("first_open_time", 0)
                                                + " to "
                                                + series.numberOr("last_open_time", 0)
                                                + ", there are "
                                                + rows
                                                + " from "
                                                + first
                                                + " to "
                                                + last)
                                .naming(wrongGaps));
            }
        }
    }
}
