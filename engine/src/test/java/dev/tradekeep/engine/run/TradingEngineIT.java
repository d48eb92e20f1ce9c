package dev.tradekeep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.engine.testing.FullDisk;
import dev.tradekeep.engine.testing.ScriptedStrategy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.venue.ExchangeGateway;
import dev.tradekeep.venue.ExecutionCosts;
import dev.tradekeep.venue.ExecutionReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine on real books and a gateway that only takes notes. */
class TradingEngineIT {
    private static final long CASH = 100_000;
    private static final long NOW = EngineBooks.START;
    private static final Candle CANDLE = new Candle(NOW, 1_000, 1_000, 1_000, 1_000, 0);
    private static final String ID = "T1-000001";

    @TempDir Path folder;
    private final List<Order> sent = new ArrayList<>();

    /** What another connection finds in the books at the moment an order is sent. */
    private final List<String> bookedWhenSent = new ArrayList<>();

    private EngineBooks books;
    private @Nullable FullDisk disk;

    @BeforeEach
    void open() {
        books = EngineBooks.create(folder.resolve("t.db"));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void intentIsCommittedBeforeTheOrderIsSent() {
        engineThat((candle, context) -> context.buy(15_000, "because")).onCandle(CANDLE);
        assertThat(sent).hasSize(1);
        assertThat(bookedWhenSent).containsExactly(ID + "|SUBMITTED|1|Submitted");
    }

    @Test
    void deniedOrderIsBookedAndNotSent() {
        TradingEngine engine = engineThat((candle, context) -> context.buy(100_001, "because"));
        engine.onCandle(CANDLE);
        assertThat(sent).isEmpty();
        assertThat(books.rows("orders", "client_order_id", "status", "filled_quantity"))
                .containsExactly(ID + "|DENIED|0");
        assertThat(books.rows("order_events", "sequence", "event", "status", "detail"))
                .containsExactly(
                        "1|Denied|DENIED|INSUFFICIENT_BALANCE: The order needs up to 1000.01 USD,"
                                + " available are 1000.");
        assertThat(
                        books.rows(
                                "risk_events",
                                "kind",
                                "code",
                                "engine_run_id",
                                "portfolio_id",
                                "instrument_id",
                                "client_order_id",
                                "detail",
                                "occurred_at"))
                .containsExactly(
                        "denial|INSUFFICIENT_BALANCE|1|1|1|"
                                + ID
                                + "|The order needs up to 1000.01 USD, available are 1000.|"
                                + NOW);
        assertThat(books.rows("signals", "side", "client_order_id")).containsExactly("BUY|" + ID);
        assertThat(engine.progress().denied()).isEqualTo(1);
        assertThat(engine.progress().holdings().quoteBalance()).isEqualTo(CASH);
    }

    @Test
    void openOrderSetsItsMoneyAside() {
        TradingEngine engine =
                engineThat((candle, context) -> {
                    context.buy(60_000, "because");
                    assertThat(context.hasOpenOrder()).isTrue();
                    assertThat(context.availableQuote()).isEqualTo(40_000);
                    context.buy(60_000, "because");
                });
        engine.onCandle(CANDLE);
        assertThat(engine.progress().orders()).isEqualTo(2);
        assertThat(engine.progress().denied()).isEqualTo(1);
    }

    @Test
    void fillIsBookedWithEverythingThatFollowsFromIt() {
        TradingEngine engine = accepted();
        engine.onExecution(filled("trade-1", 15_000));
        assertThat(books.rows("orders", "status", "filled_quantity", "filled_notional"))
                .containsExactly("FILLED|15000|15000");
        assertThat(books.rows("order_events", "sequence", "event", "detail"))
                .containsExactly("1|Submitted|-", "2|Accepted|S-1", "3|Filled|trade-1");
        assertThat(books.rows("trades", "side", "price", "quantity", "notional", "fee"))
                .containsExactly("BUY|1000|15000|15000|15");
        assertThat(books.rows("positions", "quantity", "cost", "realized_pnl"))
                .containsExactly("15000|15000|0");
        assertThat(
                        books.rows(
                                "position_changes",
                                "trade_id",
                                "portfolio_id",
                                "instrument_id",
                                "quantity_change",
                                "quantity",
                                "cost",
                                "realized_pnl",
                                "changed_at"))
                .containsExactly("1|1|1|15000|15000|15000|0|" + (NOW + 1));
        assertThat(books.rows("balances", "asset_id", "amount"))
                .containsExactly("1|150000000", "2|84985");
        assertThat(
                        books.rows(
                                "ledger_entries",
                                "posting_id",
                                "line",
                                "account",
                                "amount",
                                "reason"))
                .contains(
                        "2|1|portfolio|150000000|trade",
                        "2|2|market|-150000000|trade",
                        "2|3|market|15000|trade",
                        "2|4|portfolio|-15000|trade",
                        "2|5|fees|15|fee",
                        "2|6|portfolio|-15|fee")
                .hasSize(8);
        assertThat(books.failedChecks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ON orders",
                "INSERT ON order_events",
                "INSERT ON trades",
                "INSERT ON balances",
                "INSERT ON positions",
                "INSERT ON position_changes",
                "INSERT ON ledger_entries"
            })
    void fillIsBookedAsAWholeOrNotAtAll(String failingStep) {
        TradingEngine engine = accepted();
        books.execute(
                "CREATE TRIGGER refuse BEFORE "
                        + failingStep
                        + " BEGIN SELECT raise(ABORT, 'refused by the test'); END");
        List<String> before = books.dump();
        assertThatThrownBy(() -> engine.onExecution(filled("trade-1", 15_000)))
                .hasMessageContaining("refused by the test");
        assertThat(books.dump()).isEqualTo(before);
    }

    @Test
    void signalSaysWhatWasWantedAndWhy() {
        engineThat((candle, context) -> context.buy(15_000, "because")).onCandle(CANDLE);
        assertThat(
                        books.rows(
                                "signals",
                                "engine_run_id",
                                "instrument_id",
                                "side",
                                "price",
                                "reason",
                                "client_order_id",
                                "generated_at"))
                .containsExactly("1|1|BUY|1000|because|" + ID + "|" + NOW);
        assertThat(books.rows("risk_events", "id")).isEmpty();
    }

    @Test
    void finishedRunBooksWhatItsLastDayMade() {
        TradingEngine engine = accepted();
        engine.onExecution(filled("trade-1", 15_000));
        engine.finish();
        assertThat(
                        books.rows(
                                "performance_daily",
                                "portfolio_id",
                                "day",
                                "quote_asset_id",
                                "start_equity",
                                "end_equity",
                                "trades",
                                "fees"))
                .containsExactly("1|20089|2|100000|100000|1|15");
        assertThat(books.rows("equity_snapshots", "measured_at", "equity", "cash"))
                .containsExactly(NOW + "|100000|100000");
    }

    @Test
    void partsOfAnOrderAddUp() {
        TradingEngine engine = accepted();
        engine.onExecution(filled("trade-1", 5_000));
        assertThat(books.rows("orders", "status", "filled_quantity"))
                .containsExactly("PARTIALLY_FILLED|5000");
        engine.onExecution(filled("trade-2", 10_000));
        assertThat(books.rows("orders", "status", "filled_quantity"))
                .containsExactly("FILLED|15000");
        assertThat(engine.progress().trades()).isEqualTo(2);
        assertThat(books.failedChecks()).isEmpty();
    }

    @Test
    void reportOnAnUnknownOrderIsRefused() {
        TradingEngine engine = accepted();
        List<String> before = books.dump();
        assertThatThrownBy(() ->
                        engine.onExecution(
                                new ExecutionReport("other", new OrderEvent.Canceled(NOW))))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("other");
        assertThat(books.dump()).isEqualTo(before);
    }

    @Test
    void fillBeyondTheQuantityIsRefusedAndChangesNothing() {
        TradingEngine engine = accepted();
        List<String> before = books.dump();
        RunProgress progress = engine.progress();
        assertThatThrownBy(() -> engine.onExecution(filled("trade-1", 15_001)))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ORDER_TRANSITION_ILLEGAL));
        assertThat(books.dump()).isEqualTo(before);
        assertThat(engine.progress()).isEqualTo(progress);
    }

    /** No entry is sent that is not on the books; what is held can be sold, and reports count. */
    @Test
    void onAFullDiskItSellsAndBooksReportsButEntersNothing() {
        disk = new FullDisk(books.database());
        TradingEngine engine =
                engineThat((candle, context) -> {
                    if (candle % 2 == 1) {
                        context.buy(15_000, "enter");
                    } else {
                        context.sell(15_000, "exit");
                    }
                });
        engine.onCandle(CANDLE);
        disk.setFull(true);
        engine.onExecution(new ExecutionReport(ID, new OrderEvent.Accepted(NOW, "S-1")));
        engine.onExecution(filled("trade-1", 15_000));
        engine.onCandle(CANDLE);
        assertThat(sent).extracting(Order::side).containsExactly(Side.BUY, Side.SELL);
        engine.onCandle(CANDLE);
        assertThat(sent).as("no entry on a full disk").hasSize(2);
        assertThat(books.rows("orders", "client_order_id", "status"))
                .containsExactly(ID + "|FILLED", "T1-000002|SUBMITTED");

        disk.setFull(false);
        engine.onCandle(CANDLE);
        engine.onCandle(CANDLE);
        assertThat(sent).as("it goes on by itself").hasSizeGreaterThan(2);
        assertThat(books.failedChecks()).isEmpty();
    }

    /** An engine with an accepted order to buy 1.5. */
    private TradingEngine accepted() {
        TradingEngine engine = engineThat((candle, context) -> context.buy(15_000, "because"));
        engine.onCandle(CANDLE);
        engine.onExecution(new ExecutionReport(ID, new OrderEvent.Accepted(NOW, "S-1")));
        return engine;
    }

    /** A fill at 100.0 with a fee of 0.15. */
    private static ExecutionReport filled(String tradeId, long quantity) {
        Fill fill =
                new Fill(tradeId, 1_000, quantity, quantity, new Fee(TestBooks.USD, 15), NOW + 1);
        return new ExecutionReport(ID, new OrderEvent.Filled(NOW + 1, fill));
    }

    private TradingEngine engineThat(ScriptedStrategy.Script script) {
        ExchangeGateway gateway =
                new ExchangeGateway() {
                    @Override
                    public void submit(Order order) {
                        bookedWhenSent.addAll(
                                books.rows(
                                        "orders AS o JOIN order_events AS e ON e.order_id = o.id"
                                                + " WHERE o.client_order_id = '"
                                                + order.clientOrderId()
                                                + "'",
                                        "o.client_order_id",
                                        "o.status",
                                        "e.sequence",
                                        "e.event"));
                        sent.add(order);
                    }

                    @Override
                    public void cancel(Order order) {
                        throw new AssertionError("No test cancels.");
                    }
                };
        return new TradingEngine(
                () -> NOW,
                gateway,
                new ScriptedStrategy(script),
                ExecutionCosts.FREE,
                Journal.awaited(disk == null ? books.database() : disk),
                books.owner(CASH),
                books.listed(),
                new Holdings(EngineBooks.BTC_USD, 0, CASH, Position.FLAT));
    }
}
