package dev.tradekeep.market.series.care;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.DataImport;
import dev.tradekeep.market.series.ImportLog;
import dev.tradekeep.market.series.MarketDataRetention;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.TickAppender;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class SeriesCareIT extends BooksIT {
    private static final long MINUTE = Interval.ONE_MINUTE.micros();

    private long instrument;

    @BeforeEach
    void fill() {
        instrument = makeWorld().listed().id();
        add("monday", 2, 0, 100, 5);
        add("tuesday", 0, 90, 100, 5);
    }

    @Test
    void mergesTwoSeriesIntoOneWithTheirImports() {
        write(t -> {
            ImportLog log = new ImportLog(t);
            log.record(candles(1), done("a"), 1);
            log.record(candles(2), done("a"), 2);
            log.record(candles(2), done("b"), 3);
            return true;
        });

        Appended merged = merge(candles(2), candles(1), ConflictPolicy.KEEP);

        assertThat(merged).isEqualTo(new Appended(90, 10, 0));
        assertThat(rows("SELECT id, candles, first_open_time, last_open_time FROM candle_series"))
                .containsExactly("1|190|0|" + 189 * MINUTE);
        assertThat(rows("SELECT DISTINCT volume FROM candles ORDER BY volume"))
                .containsExactly("5", "500");
        assertThat(rows("SELECT series_id, imported_at FROM data_imports ORDER BY id"))
                .containsExactly("1|1", "1|3");
        assertThat(audit()).isTrue();
    }

    @Test
    void leavesBothAsTheyWereAtAConflictOrAVolumeThatDoesNotFit() {
        assertFails(ErrorCode.CONFLICT, () -> merge(candles(2), candles(1), ConflictPolicy.STOP));
        assertFails(
                        ErrorCode.NUMBER_NOT_EXACT,
                        () -> merge(candles(1), candles(2), ConflictPolicy.KEEP))
                .hasMessageContaining("merge the other way round");

        assertThat(rows("SELECT id, candles FROM candle_series")).containsExactly("1|100", "2|100");
        assertThat(audit()).isTrue();
    }

    @Test
    void refusesToMergeWhatIsNotAlike() {
        write(t -> new CandleRepository(t).ensureSeries(instrument, Interval.parse("5m"), "x", 0));

        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> merge(candles(1), candles(3), ConflictPolicy.STOP));
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> merge(candles(1), candles(1), ConflictPolicy.STOP));
        assertFails(ErrorCode.NOT_FOUND, () -> merge(candles(1), candles(9), ConflictPolicy.STOP));
    }

    @Test
    void renamesASeriesUnlessTheNameIsTaken() {
        care().rename(candles(1), "binance");

        assertThat(rows("SELECT source FROM candle_series ORDER BY id"))
                .containsExactly("binance", "tuesday");
        assertFails(ErrorCode.CONFLICT, () -> care().rename(candles(1), "tuesday"))
                .hasMessageContaining("market series merge");
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> care().rename(candles(1), " "));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> care().rename(candles(1), "x".repeat(65)));
        care().rename(candles(1), "binance");
    }

    @Test
    void deletesASeriesWithAllThatIsMadeOfIt() {
        add("tuesday", 0, 500, 10, 5);

        MarketDataRetention.Removed removed = care().delete(candles(2));

        assertThat(removed.candles()).isEqualTo(110);
        assertThat(removed.rollups()).isPositive();
        assertThat(rows("SELECT id FROM candle_series")).containsExactly("1");
        assertThat(rows("SELECT count(*) FROM candle_gaps")).containsExactly("0");
        assertThat(rows("SELECT DISTINCT series_id FROM candle_rollups")).containsExactly("1");
        assertThat(rows("SELECT series_id FROM candle_statistics")).containsExactly("1");
        assertThat(audit()).isTrue();
        assertFails(ErrorCode.NOT_FOUND, () -> care().delete(candles(2)));
    }

    @Test
    void mergesRenamesAndDeletesTicks() {
        addTicks("a", 2, 0);
        addTicks("b", 0, 10);

        assertThat(merge(ticks(2), ticks(1), ConflictPolicy.STOP))
                .isEqualTo(new Appended(20, 0, 0));
        assertThat(rows("SELECT id, ticks, first_at, last_at FROM tick_series"))
                .containsExactly("1|40|0|19");
        assertThat(rows("SELECT DISTINCT quantity FROM market_trades ORDER BY 1"))
                .containsExactly("3", "300");
        care().rename(ticks(1), "all");
        assertThat(rows("SELECT source FROM tick_series")).containsExactly("all");
        assertThat(audit()).isTrue();

        assertThat(care().delete(ticks(1)).ticks()).isEqualTo(40);
        assertThat(rows("SELECT count(*) FROM tick_series")).containsExactly("0");
        assertThat(rows("SELECT count(*) FROM market_trades")).containsExactly("0");
    }

    @Test
    void keepsASeriesThatAnEngineHasTradedAndNamesTheEngine() {
        trade("robot", EngineMode.PAPER, 2);

        assertFails(ErrorCode.CONFLICT, () -> care().delete(candles(2)))
                .hasMessageContaining("Engine robot has traded series 2")
                .hasMessageContaining("engine delete robot");
        assertFails(ErrorCode.CONFLICT, () -> merge(candles(2), candles(1), ConflictPolicy.KEEP))
                .hasMessageContaining("Engine robot has traded series 2")
                .hasMessageContaining("'market series merge --series 1 --into 2'");
        trade("other", EngineMode.PAPER, 1);
        assertFails(ErrorCode.CONFLICT, () -> merge(candles(2), candles(1), ConflictPolicy.KEEP))
                .hasMessageContaining("and series 1 for another; both stay");
        assertThat(rows("SELECT id, candles FROM candle_series")).containsExactly("1|100", "2|100");
        assertThat(audit()).isTrue();
    }

    @Test
    void addsASeriesToTheOneThatAnEngineHasTraded() {
        trade("robot", EngineMode.PAPER, 1);

        merge(candles(2), candles(1), ConflictPolicy.KEEP);

        assertThat(rows("SELECT series_id, open_time FROM engine_cursors"))
                .containsExactly("1|" + MINUTE);
    }

    @Test
    void mergesASeriesOfABacktestWithHowFarItCame() {
        trade("backtest-1", EngineMode.BACKTEST, 2);
        trade("backtest-2", EngineMode.BACKTEST, 1);
        trade("backtest-2", EngineMode.BACKTEST, 2);

        assertFails(ErrorCode.CONFLICT, () -> care().delete(candles(2)))
                .hasMessageContaining("engine delete backtest-1");
        merge(candles(2), candles(1), ConflictPolicy.KEEP);

        assertThat(
                        rows(
                                "SELECT e.name, c.series_id FROM engine_cursors AS c"
                                        + " JOIN engines AS e ON e.id = c.engine_id ORDER BY 1"))
                .containsExactly("backtest-1|1", "backtest-2|1");
    }

    private void trade(String engine, EngineMode mode, long series) {
        run(t -> {
            long exchange =
                    new InstrumentRepository(t)
                            .ensureExchange("sim", ExchangeKind.SIMULATED, TestBooks.NOW);
            long portfolio = new PortfolioRepository(t).ensure(engine, TestBooks.NOW);
            long id =
                    new EngineRepository(t)
                            .ensure(engine, mode, exchange, portfolio, TestBooks.NOW);
            new EngineProgressRepository(t)
                    .save(id, new EngineProgressRepository.Cursor(series, MINUTE, 10));
        });
    }

    private SeriesCare care() {
        return new SeriesCare(database());
    }

    private static DataImport done(String hashed) {
        return new DataImport("f.csv", hashed.repeat(64), 1, 0, 0, 0, 0);
    }

    private void add(String source, int scale, int first, int count, long volume) {
        write(t -> {
            CandleRepository candles = new CandleRepository(t);
            CandleSeries series =
                    candles.ensureSeries(instrument, Interval.ONE_MINUTE, source, scale);
            try (CandleAppender appender = candles.append(series)) {
                for (int i = first; i < first + count; i++) {
                    appender.add(i * MINUTE, 10, 10, 10, 10, volume);
                }
            }
            return true;
        });
    }

    private void addTicks(String source, int scale, int first) {
        write(t -> {
            TickRepository ticks = new TickRepository(t);
            TickSeries series = ticks.ensureSeries(instrument, TickKind.TRADES, source, scale);
            try (TickAppender appender = ticks.append(series, ConflictPolicy.STOP)) {
                for (int i = 0; i < 20; i++) {
                    appender.add(first + i / 2, new long[] {10 + i % 2, 3});
                }
            }
            return true;
        });
    }

    private boolean audit() {
        return BooksAudit.run(path()).stream().allMatch(CheckResult::passed);
    }

    private Appended merge(SeriesRef from, SeriesRef into, ConflictPolicy onConflict) {
        return new SeriesMerge(database(), TestBooks.CLOCK).merge(from, into, onConflict);
    }

    private static SeriesRef candles(long id) {
        return new SeriesRef.OfCandles(id);
    }

    private static SeriesRef ticks(long id) {
        return new SeriesRef.OfTicks(id);
    }
}
