package dev.tradekeep.engine.run;

import dev.tradekeep.engine.exchange.ExchangeGateway;
import dev.tradekeep.engine.exchange.ExecutionCosts;
import dev.tradekeep.engine.exchange.ExecutionListener;
import dev.tradekeep.engine.exchange.ExecutionReport;
import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.engine.performance.EquityTracker;
import dev.tradekeep.engine.risk.Reservation;
import dev.tradekeep.engine.risk.RiskCheck;
import dev.tradekeep.engine.risk.RiskContext;
import dev.tradekeep.engine.risk.RiskVerdict;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.strategies.Signal;
import java.util.OptionalLong;

/**
 * The loop of one engine: a strategy trading one instrument of one portfolio on one exchange.
 *
 * <p>An order's way: the strategy asks; the risk check decides; the intent is booked; the gateway
 * sends; each report of the exchange goes through the order's state machine and is booked, a fill
 * with trade, position, balances and ledger in one transaction. The same code serves backtest,
 * paper and live: clock, gateway and journal are passed in.
 *
 * <p>Single-threaded: whoever runs the engine hands it candles and reports on one thread.
 */
public final class TradingEngine implements ExecutionListener {
    private final EngineClock clock;
    private final ExchangeGateway gateway;
    private final Strategy strategy;
    private final RiskCheck riskCheck;
    private final Reservation reservation;
    private final BookKeeper bookKeeper;
    private final OrderIds ids;
    private final OpenOrders openOrders = new OpenOrders();
    private final EquityTracker equity = new EquityTracker();
    private final DayTracker days;
    private final View view = new View();
    private final RunTotals totals = new RunTotals();
    private Account account;
    private long lastPrice;

    /**
     * An engine at the start of a run.
     *
     * @param costs what the risk check sets aside for a trade
     * @param owner the rows that the orders of this run belong to
     * @param account what the portfolio owns at the start
     */
    public TradingEngine(
            EngineClock clock,
            ExchangeGateway gateway,
            Strategy strategy,
            ExecutionCosts costs,
            Journal journal,
            OrderOwner owner,
            ListedInstrument listed,
            Account account) {
        this.clock = clock;
        this.gateway = gateway;
        this.strategy = strategy;
        this.account = account;
        bookKeeper = new BookKeeper(journal, owner, listed);
        days = new DayTracker(bookKeeper::day);
        ids = new OrderIds(owner.engineRunId());
        riskCheck = new RiskCheck(costs);
        reservation = new Reservation(costs);
    }

    /** A candle has closed. */
    public void onCandle(Candle candle) {
        if (!days.hasBegun()) {
            long worth = account.equity(candle.open());
            days.begin(candle.openTime(), worth, account.quoteBalance());
        }
        lastPrice = candle.close();
        totals.candles++;
        strategy.onCandle(candle, view);
        long closeTime = clock.now();
        long worth = account.equity(lastPrice);
        equity.record(closeTime, worth);
        days.record(candle.openTime(), closeTime, worth, account.quoteBalance());
    }

    /** The run is over: books what its last day made of the account. */
    public void finish() {
        days.finish();
    }

    @Override
    public void onExecution(ExecutionReport report) {
        OpenOrders.Tracked tracked = openOrders.get(report.clientOrderId());
        Order order = tracked.order().apply(report.event());
        int sequence = tracked.events() + 1;
        if (report.event() instanceof OrderEvent.Filled filled) {
            account = account.after(order.side(), filled.fill());
            bookKeeper.fill(order, sequence, filled, account);
            totals.add(filled.fill());
            days.trade(filled.at(), filled.fill().fee().amount());
        } else {
            bookKeeper.progress(order, sequence, report.event());
            totals.add(report.event());
        }
        openOrders.put(order, sequence);
    }

    /** What the run has done so far. */
    public RunProgress progress() {
        return new RunProgress(
                totals.candles,
                totals.orders,
                totals.denied,
                totals.rejected,
                totals.expired,
                totals.trades,
                totals.fees,
                account);
    }

    /** The equity of the account at the close of each candle. */
    public EquityTracker equity() {
        return equity;
    }

    private void place(Side side, long quantity, String reason) {
        long now = clock.now();
        Order initialized = Order.market(ids.next(), account.instrument(), side, quantity, now);
        Signal signal = new Signal(side, lastPrice, reason, initialized.clientOrderId(), now);
        totals.orders++;
        switch (riskCheck.check(initialized, view)) {
            case RiskVerdict.Denied denied ->
                    deny(
                            initialized,
                            new OrderEvent.Denied(now, denied.code().name(), denied.reason()),
                            signal);
            case RiskVerdict.Approved approved ->
                    send(initialized, new OrderEvent.Submitted(now), signal);
        }
    }

    private void deny(Order initialized, OrderEvent.Denied denied, Signal signal) {
        bookKeeper.deny(initialized.apply(denied), denied, signal);
        totals.add(denied);
    }

    private void send(Order initialized, OrderEvent.Submitted submitted, Signal signal) {
        Order order = initialized.apply(submitted);
        // On the books before it is sent: a crash between the two leaves an order to ask about.
        bookKeeper.open(order, submitted, signal);
        openOrders.put(order, 1);
        gateway.submit(order);
    }

    /** The engine as the strategy and the risk check see it. */
    private final class View implements StrategyContext, RiskContext {
        @Override
        public Instrument instrument() {
            return account.instrument();
        }

        @Override
        public Position position() {
            return account.position();
        }

        @Override
        public long availableQuote() {
            return reservation.available(instrument().quote(), this);
        }

        @Override
        public long availableBase() {
            return reservation.available(instrument().base(), this);
        }

        @Override
        public boolean hasOpenOrder() {
            return !openOrders.isEmpty();
        }

        @Override
        public void buy(long quantity, String reason) {
            place(Side.BUY, quantity, reason);
        }

        @Override
        public void sell(long quantity, String reason) {
            place(Side.SELL, quantity, reason);
        }

        @Override
        public OptionalLong lastPrice(Instrument instrument) {
            return lastPrice > 0 ? OptionalLong.of(lastPrice) : OptionalLong.empty();
        }

        @Override
        public long balance(Asset asset) {
            return account.balance(asset);
        }

        @Override
        public Iterable<Order> openOrders() {
            return openOrders.orders();
        }
    }
}
