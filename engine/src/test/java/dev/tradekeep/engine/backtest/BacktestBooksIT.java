package dev.tradekeep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backtest in memory is the one that is written into the books, to the last unit. */
class BacktestBooksIT {
    private static final long CASH = 100_000;
    private static final int CANDLES = 4_000;

    /** Units of an asset by the id of its row. */
    private static final int BASE = 1;

    @TempDir Path folder;
    private EngineBooks books;

    @BeforeEach
    void open() {
        books = EngineBooks.create(folder.resolve("t.db"));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'crossover:fast=2,slow=5', BARS, UNKNOWN, 1",
        "'crossover:fast=2,slow=5', BARS, BASE, 2",
        "'crossover:fast=3,slow=9', NEXT_OPEN_TICK, UNKNOWN, 3",
        "buy-and-hold, BARS, BASE, 4",
        "bracket, BARS, UNKNOWN, 5",
    })
    void isTheOneInTheBooks(String strategy, FillModel fills, VolumeUnit unit, long seed) {
        CandleSeries series = books.series(walk(seed));
        BasisPoints ten = BasisPoints.parse("10");
        VenueModel model = VenueModel.of(fills, new VenueCosts(BasisPoints.parse("2"), ten, ten));
        VenueSettings rules = new VenueSettings(model, unit, null);
        StrategyCatalog catalog = StrategyCatalog.standard();

        BookedReport booked =
                BookedBacktest.run(
                        books.database(),
                        books.clock(),
                        new BookedPlan(
                                books.listed(), series, catalog.create(strategy), rules, CASH),
                        _ -> {});
        BacktestOutcome kept =
                Backtest.run(
                        new BacktestPlan(
                                List.of(feed(series)),
                                List.of(
                                        new BacktestPlan.PlannedPortfolio(
                                                "test", books.listed().instrument().quote(), CASH)),
                                List.of(
                                        new EngineSetup.StrategySetup(
                                                catalog.create(strategy), 0, List.of(0))),
                                rules),
                        _ -> {});

        assertThat(kept.progress()).isEqualTo(booked.progress());
        assertThat(kept.progress().trades()).isPositive();
        assertThat(kept.markets()).containsExactly(booked.fills());
        assertThat(kept.fills().stream().map(BacktestBooksIT::line))
                .containsExactlyElementsOf(
                        inOrder(
                                "trades",
                                "id",
                                "side",
                                "price",
                                "quantity",
                                "notional",
                                "slippage",
                                "fee",
                                "executed_at"));
        assertThat(kept.fills().stream().map(BacktestBooksIT::positionLine))
                .containsExactlyElementsOf(
                        inOrder(
                                "position_changes",
                                "trade_id",
                                "quantity",
                                "cost",
                                "realized_pnl"));
        assertThat(kept.ledger().stream().map(BacktestBooksIT::line))
                .containsExactlyInAnyOrderElementsOf(
                        books.rows(
                                "(SELECT account, asset_id, reason, sum(amount) AS amount"
                                        + " FROM ledger_entries GROUP BY 1, 2, 3 HAVING sum(amount) <> 0)",
                                "account",
                                "asset_id",
                                "reason",
                                "amount"));
        assertThat(kept.trips().stream().map(BacktestBooksIT::line))
                .containsExactlyElementsOf(
                        inOrder(
                                "backtest_trades",
                                "sequence",
                                "side",
                                "quantity",
                                "entry_notional",
                                "exit_notional",
                                "realized_pnl",
                                "fees",
                                "worst_pnl",
                                "best_pnl",
                                "opened_at",
                                "closed_at"));
        BacktestOutcome.Account account = kept.accounts().getFirst();
        assertThat(account.curve().sample()).isEqualTo(booked.equitySample());
        assertThat(account.curve().maximumDrawdown()).isEqualTo(booked.drawdown());
        assertThat(account.statistics()).isEqualTo(booked.statistics());
        assertThat(
                        account.days().stream()
                                .map(day ->
                                        "%d|%d|%d|%d|%d|%d"
                                                .formatted(
                                                        day.day(),
                                                        day.startEquity(),
                                                        day.endEquity(),
                                                        day.drawdownMaxBps(),
                                                        day.trades(),
                                                        day.fees())))
                .containsExactlyElementsOf(
                        books.rows(
                                "performance_daily",
                                "day",
                                "start_equity",
                                "end_equity",
                                "max_drawdown_bps",
                                "trades",
                                "fees"));
    }

    private BacktestFeed feed(CandleSeries series) {
        BarColumns columns =
                books.database()
                        .write(
                                Durability.RELAXED,
                                t ->
                                        new CandleRepository(t)
                                                .columns(
                                                        series,
                                                        series.interval(),
                                                        Long.MIN_VALUE,
                                                        Long.MAX_VALUE));
        return new BacktestFeed(
                books.listed(), series.id(), series.source(), series.volumeScale(), columns);
    }

    /** The rows of a table by their number, which is left out. */
    private List<String> inOrder(String table, String number, String... columns) {
        List<String> all = new ArrayList<>(List.of("printf('%09d', " + number + ")"));
        all.addAll(List.of(columns));
        return books.rows(table, all.toArray(String[]::new)).stream()
                .map(row -> row.substring(row.indexOf('|') + 1))
                .toList();
    }

    private static String line(BacktestFill fill) {
        return fill.side()
                + "|"
                + fill.fill().price()
                + "|"
                + fill.fill().quantity()
                + "|"
                + fill.fill().notional()
                + "|"
                + fill.fill().slippage()
                + "|"
                + fill.fill().fee().amount()
                + "|"
                + fill.fill().at();
    }

    private static String positionLine(BacktestFill fill) {
        return fill.after().quantity()
                + "|"
                + fill.after().cost()
                + "|"
                + fill.after().realizedPnl();
    }

    private static String line(LedgerSum sum) {
        return Word.of(sum.account())
                + "|"
                + (sum.asset().code().equals("BTC") ? BASE : BASE + 1)
                + "|"
                + Word.of(sum.reason())
                + "|"
                + sum.amount();
    }

    private static String line(BacktestTrip trip) {
        return trip.trip().side()
                + "|"
                + trip.trip().quantity()
                + "|"
                + trip.trip().entryNotional()
                + "|"
                + trip.trip().exitNotional()
                + "|"
                + trip.trip().realizedPnl()
                + "|"
                + trip.trip().fees()
                + "|"
                + trip.trip().worstPnl()
                + "|"
                + trip.trip().bestPnl()
                + "|"
                + trip.trip().openedAt()
                + "|"
                + trip.trip().closedAt();
    }

    private static List<Candle> walk(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candle> candles = new ArrayList<>();
        long price = 1_000;
        for (int i = 0; i < CANDLES; i++) {
            long open = price;
            price = Math.max(100, price + random.nextInt(-20, 21));
            candles.add(
                    new Candle(
                            EngineBooks.START + i * EngineBooks.MINUTE,
                            open,
                            Math.max(open, price) + random.nextInt(5),
                            Math.min(open, price) - random.nextInt(5),
                            price,
                            random.nextInt(400_000)));
        }
        return candles;
    }
}
