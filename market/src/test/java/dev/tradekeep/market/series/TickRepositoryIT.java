package dev.tradekeep.market.series;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.series.care.SizeScale;
import dev.tradekeep.market.series.care.TickCandles;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class TickRepositoryIT extends BooksIT {
    private static final long SECOND = 1_000_000;

    private long instrument;

    @BeforeEach
    void makeInstrument() {
        instrument = makeWorld().listed().id();
    }

    @Test
    void keepsTicksOfOneTimeInTheirOrder() {
        add(TickKind.TRADES, ConflictPolicy.STOP, tick(1, 10, 5), tick(1, 10, 5), tick(1, 9, 1));

        assertThat(ticks(TickKind.TRADES)).containsExactly("1 [10, 5]", "1 [10, 5]", "1 [9, 1]");
        assertThat(rows("SELECT ticks, first_at, last_at FROM tick_series"))
                .containsExactly("3|1|1");
    }

    @Test
    void theSameTicksAgainChangeNothing() {
        long[][] all = {tick(1, 10, 11, 0, 0), tick(1, 10, 12, 3, 4), tick(5, 9, 10, 0, 0)};
        add(TickKind.QUOTES, ConflictPolicy.STOP, all);

        assertThat(add(TickKind.QUOTES, ConflictPolicy.STOP, all)).isEqualTo(new Appended(0, 3, 0));
        assertThat(ticks(TickKind.QUOTES))
                .containsExactly("1 [10, 11, 0, 0]", "1 [10, 12, 3, 4]", "5 [9, 10, 0, 0]");
    }

    @Test
    void addsWhatIsMissingBeforeBetweenAndAfter() {
        add(TickKind.TRADES, ConflictPolicy.STOP, tick(10, 1, 1), tick(20, 2, 2));

        Appended appended =
                add(
                        TickKind.TRADES,
                        ConflictPolicy.STOP,
                        tick(5, 7, 7),
                        tick(10, 1, 1),
                        tick(10, 8, 8),
                        tick(15, 3, 3),
                        tick(20, 2, 2),
                        tick(20, 4, 4),
                        tick(30, 5, 5));

        assertThat(appended).isEqualTo(new Appended(5, 2, 0));
        assertThat(ticks(TickKind.TRADES))
                .containsExactly(
                        "5 [7, 7]",
                        "10 [1, 1]",
                        "10 [8, 8]",
                        "15 [3, 3]",
                        "20 [2, 2]",
                        "20 [4, 4]",
                        "30 [5, 5]");
        assertThat(rows("SELECT ticks, first_at, last_at FROM tick_series"))
                .containsExactly("7|5|30");
    }

    @Test
    void refusesKeepsOrReplacesAnotherTickAtItsPlace() {
        add(TickKind.TRADES, ConflictPolicy.STOP, tick(1, 10, 5), tick(2, 11, 5));

        assertFails(
                        ErrorCode.CONFLICT,
                        () -> add(TickKind.TRADES, ConflictPolicy.STOP, tick(1, 99, 5)))
                .hasMessageContaining("[10, 5]")
                .hasMessageContaining("[99, 5]");
        assertThat(add(TickKind.TRADES, ConflictPolicy.KEEP, tick(1, 99, 5)).unchanged())
                .isEqualTo(1);
        assertThat(add(TickKind.TRADES, ConflictPolicy.REPLACE, tick(1, 99, 5)).replaced())
                .isEqualTo(1);
        assertThat(ticks(TickKind.TRADES)).containsExactly("1 [99, 5]", "2 [11, 5]");
    }

    @Test
    void refusesTicksThatGoBackInTime() {
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> add(TickKind.TRADES, ConflictPolicy.STOP, tick(2, 1, 1), tick(1, 1, 1)));
    }

    @Test
    void refusesTicksOfASeriesThatIsNotThere() {
        TickSeries nowhere = new TickSeries(99, instrument, TickKind.TRADES, "x", 0, 0, 0, 0);

        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        run(t -> {
                            try (TickAppender appender =
                                    new TickRepository(t).append(nowhere, ConflictPolicy.STOP)) {
                                appender.add(1, new long[] {1, 1});
                            }
                        }));
    }

    @Test
    void makesCandlesOfTradesAndCorrectsThemAgain() {
        add(
                TickKind.TRADES,
                ConflictPolicy.STOP,
                tick(0, 10, 5),
                tick(SECOND, 12, 1),
                tick(2 * SECOND, 9, 2),
                tick(61 * SECOND, 11, 3));

        TickCandles.Built built = build(TickKind.TRADES, TickPrice.BID);
        assertThat(built.appended()).isEqualTo(new Appended(2, 0, 0));
        assertThat(rows("SELECT open_time, open, high, low, close, volume FROM candles"))
                .containsExactly("0|10|12|9|9|8", "60000000|11|11|11|11|3");

        add(TickKind.TRADES, ConflictPolicy.STOP, tick(62 * SECOND, 13, 1));
        assertThat(build(TickKind.TRADES, TickPrice.BID).appended())
                .isEqualTo(new Appended(0, 1, 1));
        assertThat(rows("SELECT close, volume FROM candles WHERE open_time > 0"))
                .containsExactly("13|4");
    }

    @Test
    void makesCandlesOfThePriceOfQuotesThatIsAskedFor() {
        add(TickKind.QUOTES, ConflictPolicy.STOP, tick(0, 10, 12, 0, 0), tick(1, 11, 14, 0, 0));

        build(TickKind.QUOTES, TickPrice.ASK);

        assertThat(rows("SELECT open, high, low, close, volume FROM candles"))
                .containsExactly("12|14|12|14|2");
    }

    @Test
    void buildsExactVolumesInASeriesOfADifferentScale() {
        add(TickKind.TRADES, ConflictPolicy.STOP, tick(0, 10, 125), tick(SECOND, 12, 25));
        write(t ->
                new CandleRepository(t)
                        .ensureSeries(
                                new SeriesKey(
                                        instrument,
                                        Interval.ONE_MINUTE,
                                        "file",
                                        CandlePrice.TRADE,
                                        true),
                                8));

        build(TickKind.TRADES, TickPrice.BID);

        assertThat(rows("SELECT volume FROM candles")).containsExactly("150000000");
        assertThat(rows("SELECT DISTINCT volume FROM candle_rollups")).containsExactly("150000000");
    }

    @Test
    void keepsImportedBidAskAndTradeCandlesApart() {
        write(t -> {
            CandleRepository candles = new CandleRepository(t);
            CandleSeries imported =
                    candles.ensureSeries(instrument, Interval.ONE_MINUTE, "file", 8);
            try (CandleAppender appender = candles.append(imported)) {
                appender.add(0, 7, 7, 7, 7, 700_000_000);
            }
            return imported;
        });
        add(TickKind.TRADES, ConflictPolicy.STOP, tick(0, 10, 125));
        add(TickKind.QUOTES, ConflictPolicy.STOP, tick(0, 11, 12, 0, 0));

        build(TickKind.TRADES, TickPrice.BID);
        build(TickKind.QUOTES, TickPrice.BID);
        build(TickKind.QUOTES, TickPrice.ASK);

        assertThat(
                        rows(
                                "SELECT s.price, s.built, c.close, c.volume FROM candles AS c"
                                        + " JOIN candle_series AS s ON s.id = c.series_id"
                                        + " ORDER BY s.id"))
                .containsExactly(
                        "trade|0|7|700000000", "trade|1|10|125", "bid|1|11|1", "ask|1|12|1");
    }

    @Test
    void obeysThePolicyForCandlesThatAreThereWithOtherValues() {
        add(TickKind.TRADES, ConflictPolicy.STOP, tick(0, 10, 5));
        build(TickKind.TRADES, TickPrice.BID);
        add(TickKind.TRADES, ConflictPolicy.STOP, tick(SECOND, 12, 1));

        assertFails(
                ErrorCode.CONFLICT,
                () -> build(TickKind.TRADES, TickPrice.BID, ConflictPolicy.STOP));
        assertThat(build(TickKind.TRADES, TickPrice.BID, ConflictPolicy.KEEP).appended())
                .isEqualTo(new Appended(0, 1, 0));
        assertThat(rows("SELECT close FROM candles")).containsExactly("10");
    }

    @Test
    void buildsWhatIsRetainedOfBothTicksAndCandles() {
        long minute = 60 * SECOND;
        add(
                TickKind.TRADES,
                ConflictPolicy.STOP,
                tick(0, 10, 5),
                tick(minute, 11, 5),
                tick(2 * minute, 12, 5));
        build(TickKind.TRADES, TickPrice.BID);
        run(t -> {
            t.update(
                    CandleQuery.DELETE_BEFORE,
                    p -> p.set("series_id", 1).set("before", 2 * minute));
            t.update(CandleQuery.RETAIN_FROM, p -> p.set("id", 1).set("retained_from", 2 * minute));
            t.update(CandleQuery.UPDATE_SERIES, SeriesSpan.update(1, 1, 2 * minute, 2 * minute));
        });

        assertThat(build(TickKind.TRADES, TickPrice.BID).appended())
                .isEqualTo(new Appended(0, 1, 0));
    }

    @Test
    void rollsUpByTheDaysOfTheSeries() {
        long start = IsoTime.parse("2024-03-09T22:30");
        add(
                TickKind.TRADES,
                ConflictPolicy.STOP,
                tick(start, 10, 1),
                tick(start + 3 * 3_600 * SECOND, 11, 1),
                tick(IsoTime.parse("2024-03-10T20:59:59"), 12, 1),
                tick(IsoTime.parse("2024-03-10T21:00"), 13, 1));
        CandleGrid grid =
                new CandleGrid(
                        Interval.parse("1h"), 17 * 3_600 * SECOND, ZoneId.of("America/New_York"));
        CandleSeries series =
                candles()
                        .build(
                                ensure(TickKind.TRADES),
                                new TickCandles.Wanted(
                                        Interval.parse("1h"),
                                        TickPrice.BID,
                                        grid,
                                        ConflictPolicy.STOP),
                                Long.MIN_VALUE,
                                Long.MAX_VALUE)
                        .series();

        assertThat(
                        rows(
                                "SELECT datetime(open_time / 1000000, 'unixepoch'), candles, close"
                                        + " FROM candle_rollups WHERE interval_micros ="
                                        + " 86400000000"))
                .containsExactly("2024-03-09 22:00:00|3|12", "2024-03-10 21:00:00|1|13");
        List<String> months = new ArrayList<>();
        run(t ->
                new CandleRepository(t)
                        .forEach(
                                series,
                                Interval.parse("1mo"),
                                Long.MIN_VALUE,
                                Long.MAX_VALUE,
                                candle ->
                                        months.add(
                                                Micros.toIso(candle.openTime())
                                                        + " "
                                                        + candle.volume())));
        assertThat(months).containsExactly("2024-03-01T22:00:00Z 4");
    }

    @Test
    void buildsTheWholeCandlesThatTicksAreInByTheGridOfTheSeries() {
        long first = IsoTime.parse("2024-01-03T12:00");
        add(TickKind.TRADES, ConflictPolicy.STOP, tick(first, 10, 1), tick(first + 1, 11, 1));
        CandleGrid grid =
                new CandleGrid(
                        Interval.parse("1d"), 17 * 3_600 * SECOND, ZoneId.of("America/New_York"));
        TickCandles.Wanted days =
                new TickCandles.Wanted(
                        grid.interval(), TickPrice.BID, grid, ConflictPolicy.REPLACE);
        TickCandles.Wanted again =
                new TickCandles.Wanted(
                        grid.interval(), TickPrice.BID, null, ConflictPolicy.REPLACE);
        TickCandles.Wanted utc =
                new TickCandles.Wanted(
                        grid.interval(),
                        TickPrice.BID,
                        CandleGrid.utc(grid.interval()),
                        ConflictPolicy.REPLACE);

        candles().buildOf(ensure(TickKind.TRADES), days, first, first);
        candles().buildOf(ensure(TickKind.TRADES), again, first, first);

        assertThat(rows("SELECT close, volume FROM candles")).containsExactly("11|2");
        assertFails(
                        ErrorCode.CONFLICT,
                        () -> candles().buildOf(ensure(TickKind.TRADES), utc, first, first))
                .hasMessageContaining("America/New_York");
    }

    @Test
    void countsSizesInSmallerUnitsFromNowOn() {
        add(TickKind.TRADES, ConflictPolicy.STOP, tick(0, 10, 12_500));
        add(TickKind.QUOTES, ConflictPolicy.STOP, tick(0, 10, 11, 5, 7));
        build(TickKind.TRADES, TickPrice.BID);

        write(t -> new SizeScale(t).grow(ensure(TickKind.TRADES), 4));
        write(t -> new SizeScale(t).grow(ensure(TickKind.QUOTES), 3));
        build(TickKind.TRADES, TickPrice.BID);

        assertThat(rows("SELECT quantity FROM market_trades")).containsExactly("1250000");
        assertThat(rows("SELECT bid_size, ask_size FROM quotes")).containsExactly("50|70");
        assertThat(rows("SELECT volume FROM candles")).containsExactly("1250000");
        assertThat(rows("SELECT DISTINCT volume FROM candle_rollups")).containsExactly("1250000");
        assertFails(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                () -> write(t -> new SizeScale(t).grow(ensure(TickKind.TRADES), 18)));
    }

    private TickCandles.Built build(TickKind kind, TickPrice price) {
        return build(kind, price, ConflictPolicy.REPLACE);
    }

    private TickCandles.Built build(TickKind kind, TickPrice price, ConflictPolicy onConflict) {
        return candles()
                .build(
                        ensure(kind),
                        new TickCandles.Wanted(Interval.ONE_MINUTE, price, null, onConflict),
                        Long.MIN_VALUE,
                        Long.MAX_VALUE);
    }

    private TickCandles candles() {
        return new TickCandles(database(), TestBooks.CLOCK);
    }

    /** Its time and its values. */
    private static long[] tick(long... numbers) {
        return numbers;
    }

    private TickSeries ensure(TickKind kind) {
        return read(t -> new TickRepository(t).findSeries(instrument, kind, "file")).orElseThrow();
    }

    private Appended add(TickKind kind, ConflictPolicy policy, long[]... ticks) {
        return write(t -> {
            TickRepository repository = new TickRepository(t);
            TickSeries series = repository.ensureSeries(instrument, kind, "file", 2);
            try (TickAppender appender = repository.append(series, policy)) {
                for (long[] tick : ticks) {
                    appender.add(tick[0], Arrays.copyOfRange(tick, 1, tick.length));
                }
                return appender.appended();
            }
        });
    }

    private List<String> ticks(TickKind kind) {
        return read(t -> {
            List<String> found = new ArrayList<>();
            new TickRepository(t)
                    .forEach(
                            ensure(kind),
                            Long.MIN_VALUE,
                            Long.MAX_VALUE,
                            (at, values) -> found.add(at + " " + Arrays.toString(values)));
            return found;
        });
    }
}
