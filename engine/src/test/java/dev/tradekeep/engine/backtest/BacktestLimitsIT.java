package dev.tradekeep.engine.backtest;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.engine.testing.ScriptedStrategy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.removal.BooksRemoval;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.RiskLimitKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest keeps limits by the same rules as an engine, and its books say so. */
class BacktestLimitsIT {
    @TempDir private Path folder;
    private EngineBooks books;

    @BeforeEach
    void create() {
        books = EngineBooks.create(folder.resolve("limits.db"));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void readsALimitAsItIsTyped() {
        assertThat(BacktestLimit.parse("daily_loss=500 USD"))
                .isEqualTo(
                        new BacktestLimit(RiskLimitKind.DAILY_LOSS, LimitAction.DENY, "500 USD"));
        assertThat(BacktestLimit.parse("DRAWDOWN_BPS=10%,halt"))
                .isEqualTo(new BacktestLimit(RiskLimitKind.DRAWDOWN_BPS, LimitAction.HALT, "10%"));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> BacktestLimit.parse("500 USD"))
                .hasMessageContaining("such as daily_loss=500USD,halt, found \"500 USD\"");
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> BacktestLimit.parse("daily_los=1"))
                .hasMessageContaining("Did you mean daily_loss?");
    }

    /** 10 at 100.0 cost 1000.00, slippage 0.10 and a fee of 1.01; at 89.9 102.11 are lost. */
    @Test
    void aLossFlattensTheBacktestAndItsHaltEndsWithIt() {
        List<Candle> candles = candles(1_000, 1_000, 900, 899, 890, 880, 870);
        run(candles, buysOnce(), "daily_loss=102 USD,flatten");

        assertThat(books.rows("trades", "side", "quantity", "price"))
                .containsExactly("BUY|100000|1000", "SELL|100000|890");
        assertThat(books.rows("risk_events", "kind", "code", "limit_id", "detail"))
                .containsExactly(
                        "breach|DAILY_LOSS|1|Limit 1 allows 102 USD as daily loss in BTC/USD, found"
                                + " 102.11 USD.");
        assertThat(books.rows("trading_halts", "level", "limit_id", "cleared_at IS NULL"))
                .containsExactly("flatten|1|0");
        assertThat(books.rows("alerts", "severity", "code"))
                .containsExactly("critical|risk.breach");
        assertThat(books.rows("risk_limits", "kind", "engine_id", "instrument_id", "value"))
                .containsExactly("daily_loss|1|1|10200");
        assertThat(books.failedChecks()).isEmpty();
    }

    @Test
    void whatIsDeniedAgainAndAgainIsOneRow() {
        StrategyInstance greedy =
                ScriptedStrategy.of((number, context) ->
                        context.place(
                                Side.BUY,
                                new OrderTerms.Market(),
                                20_000,
                                OrderConditions.GTC,
                                "again"));
        long[] closes = new long[50];
        java.util.Arrays.fill(closes, 1_000);
        BookedReport report = run(candles(closes), greedy, "order_quantity=1");

        assertThat(report.progress().denied()).isEqualTo(50);
        assertThat(books.rows("risk_events", "kind", "code", "limit_id", "count"))
                .containsExactly("denial|LIMIT_EXCEEDED|1|50");
    }

    @Test
    void aLimitInAnotherCurrencyIsRefusedBeforeAnythingIsBooked() {
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> run(candles(1_000), buysOnce(), "daily_loss=5 BTC"))
                .hasMessageContaining("Wanted an amount of USD");
        assertThat(books.rows("engine_runs", "id")).isEmpty();
    }

    @Test
    void itsLimitsAreDeletedWithIt() {
        run(candles(1_000, 1_000, 900), buysOnce(), "drawdown_bps=1,halt");
        assertThat(books.rows("trading_halts", "id")).hasSize(1);

        books.database()
                .write(
                        Durability.FORCED,
                        transaction -> {
                            new BooksRemoval(transaction).deleteEngine("backtest-1");
                            return null;
                        });

        assertThat(books.rows("trading_halts", "id")).isEmpty();
        assertThat(books.rows("risk_limits", "id")).isEmpty();
        assertThat(books.rows("risk_events", "id")).isEmpty();
    }

    private BookedReport run(List<Candle> candles, StrategyInstance strategy, String... limits) {
        List<BacktestLimit> parsed = new ArrayList<>();
        for (String limit : limits) {
            parsed.add(BacktestLimit.parse(limit));
        }
        BookedPlan plan =
                new BookedPlan(
                        books.listed(),
                        books.series(candles),
                        strategy,
                        VenueSettings.DEFAULT,
                        1_000_000);
        return BookedBacktest.run(books.database(), books.clock(), plan, parsed, done -> {});
    }

    private static StrategyInstance buysOnce() {
        return ScriptedStrategy.of((number, context) -> {
            if (number == 1) {
                context.place(
                        Side.BUY, new OrderTerms.Market(), 100_000, OrderConditions.GTC, "once");
            }
        });
    }

    private static List<Candle> candles(long... closes) {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            candles.add(
                    new Candle(
                            EngineBooks.START + i * EngineBooks.MINUTE,
                            closes[i],
                            closes[i],
                            closes[i],
                            closes[i],
                            1));
        }
        return candles;
    }
}
