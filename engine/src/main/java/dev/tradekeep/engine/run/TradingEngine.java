package dev.tradekeep.engine.run;

import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.engine.performance.EquityTracker;
import dev.tradekeep.engine.risk.Exposure;
import dev.tradekeep.engine.risk.Reservation;
import dev.tradekeep.engine.risk.RiskCheck;
import dev.tradekeep.engine.risk.RiskContext;
import dev.tradekeep.engine.risk.RiskVerdict;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.strategies.Signal;
import dev.tradekeep.venue.ExchangeGateway;
import dev.tradekeep.venue.ExecutionCosts;
import dev.tradekeep.venue.ExecutionListener;
import dev.tradekeep.venue.ExecutionReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

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
    private final Restrictions restrictions;
    private final DenialListener denials;
    private final OrderRate rate = new OrderRate();
    private Holdings holdings;
    private long lastPrice;

    /**
     * An engine at the start of a run.
     *
     * @param costs what the risk check sets aside for a trade
     * @param owner the rows that the orders of this run belong to
     * @param holdings what the portfolio owns at the start
     */
    public TradingEngine(
            EngineClock clock,
            ExchangeGateway gateway,
            Strategy strategy,
            ExecutionCosts costs,
            Journal journal,
            OrderOwner owner,
            ListedInstrument listed,
            Holdings holdings) {
        this(
                clock,
                gateway,
                strategy,
                costs,
                journal,
                owner,
                listed,
                holdings,
                Restrictions.NONE,
                DenialListener.NONE);
    }

    /**
     * The same with people who forbid and listen.
     *
     * @param restrictions asked before every order
     * @param denials hears of the orders that are not sent
     */
    public TradingEngine(
            EngineClock clock,
            ExchangeGateway gateway,
            Strategy strategy,
            ExecutionCosts costs,
            Journal journal,
            OrderOwner owner,
            ListedInstrument listed,
            Holdings holdings,
            Restrictions restrictions,
            DenialListener denials) {
        this.restrictions = restrictions;
        this.denials = denials;
        this.clock = clock;
        this.gateway = gateway;
        this.strategy = strategy;
        this.holdings = holdings;
        bookKeeper = new BookKeeper(journal, owner, listed);
        days = new DayTracker(bookKeeper::day);
        ids = new OrderIds(owner.engineRunId());
        riskCheck = new RiskCheck(costs);
        reservation = new Reservation(costs);
    }

    /** A candle has closed. */
    public void onCandle(Candle candle) {
        if (!days.hasBegun()) {
            long worth = holdings.equity(candle.open());
            days.begin(candle.openTime(), worth, holdings.quoteBalance());
        }
        lastPrice = candle.close();
        totals.candles++;
        strategy.onCandle(candle, view);
        long closeTime = clock.now();
        long worth = holdings.equity(lastPrice);
        equity.record(closeTime, worth);
        days.record(candle.openTime(), closeTime, worth, holdings.quoteBalance());
    }

    /**
     * Places an order that a person asks for; it passes the same checks as those of the strategy.
     *
     * @param witness notes who asked, together with the intent
     * @return the order as it is now: submitted, or denied with the reason on the books
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} before the first candle, when
     *     there is no price to check it against
     */
    public PlacedOrder place(ManualOrder wanted, OrderWitness witness) {
        if (lastPrice == 0) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The engine has seen no price of "
                            + holdings.instrument().symbol()
                            + " yet. Wait for its first candle.");
        }
        long now = clock.now();
        String id = ids.next();
        Instrument instrument = holdings.instrument();
        long limit = wanted.limitPrice();
        return place(
                limit == 0
                        ? Order.market(id, instrument, wanted.side(), wanted.quantity(), now)
                        : Order.limit(id, instrument, wanted.side(), wanted.quantity(), limit, now),
                wanted.reason(),
                wanted.callerOrderId(),
                witness);
    }

    /** Whether an order is open here. */
    public boolean hasOpen(String clientOrderId) {
        return openOrders.contains(clientOrderId);
    }

    /**
     * Asks the exchange to cancel an open order.
     *
     * @param witness notes who asked, together with the request
     * @return the order with its cancel pending
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when it is not open here, with
     *     {@link ErrorCode#ORDER_TRANSITION_ILLEGAL} when a cancel is pending already
     */
    public Order cancel(String clientOrderId, OrderWitness witness) {
        OpenOrders.Tracked tracked = openOrders.get(clientOrderId);
        OrderEvent.CancelRequested event = new OrderEvent.CancelRequested(clock.now());
        Order order = tracked.order().apply(event);
        int sequence = tracked.events() + 1;
        bookKeeper.cancel(tracked.order(), order, sequence, event, witness);
        openOrders.put(order, sequence);
        gateway.cancel(order);
        return order;
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
            holdings = holdings.after(order.side(), filled.fill());
            bookKeeper.fill(order, sequence, filled, holdings);
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
                holdings);
    }

    /** The equity of the account at the close of each candle. */
    public EquityTracker equity() {
        return equity;
    }

    private PlacedOrder place(
            Order initialized,
            String reason,
            @Nullable String callerOrderId,
            OrderWitness witness) {
        Signal signal =
                new Signal(
                        initialized.side(),
                        lastPrice,
                        reason,
                        initialized.clientOrderId(),
                        initialized.createdAt());
        BookKeeper.Cause cause = new BookKeeper.Cause(signal, callerOrderId, witness);
        totals.orders++;
        long now = initialized.createdAt();
        return switch (riskCheck.check(initialized, view)) {
            case RiskVerdict.Denied denied ->
                    deny(
                            initialized,
                            new OrderEvent.Denied(now, denied.code().name(), denied.reason()),
                            cause);
            case RiskVerdict.Approved approved ->
                    send(initialized, new OrderEvent.Submitted(now), cause);
        };
    }

    private PlacedOrder deny(Order initialized, OrderEvent.Denied denied, BookKeeper.Cause cause) {
        Order order = initialized.apply(denied);
        bookKeeper.deny(order, denied, cause);
        totals.add(denied);
        denials.denied(order, denied);
        return new PlacedOrder(order, denied);
    }

    private PlacedOrder send(
            Order initialized, OrderEvent.Submitted submitted, BookKeeper.Cause cause) {
        Order order = initialized.apply(submitted);
        // On the books before it is sent: a crash between the two leaves an order to ask about.
        bookKeeper.open(order, submitted, cause, isExit(order));
        openOrders.put(order, 1);
        rate.add(submitted.at());
        gateway.submit(order);
        return new PlacedOrder(order, submitted);
    }

    private boolean isExit(Order order) {
        return order.side() == Side.SELL && holdings.position().quantity() > 0;
    }

    private void wish(Side side, long quantity, String reason) {
        Order order = Order.market(ids.next(), holdings.instrument(), side, quantity, clock.now());
        try {
            place(order, reason, null, OrderWitness.NONE);
        } catch (TradekeepException e) {
            // On a full disk nothing was booked and nothing sent. The strategy may ask again at
            // the next candle; what it holds can still be sold.
            if (e.code() != ErrorCode.DATABASE_FULL) {
                throw e;
            }
        }
    }

    /** The engine as the strategy and the risk check see it. */
    private final class View implements StrategyContext, RiskContext {
        @Override
        public Instrument instrument() {
            return holdings.instrument();
        }

        @Override
        public Position position() {
            return holdings.position();
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
            wish(Side.BUY, quantity, reason);
        }

        @Override
        public void sell(long quantity, String reason) {
            wish(Side.SELL, quantity, reason);
        }

        @Override
        public OptionalLong lastPrice(Instrument instrument) {
            return lastPrice > 0 ? OptionalLong.of(lastPrice) : OptionalLong.empty();
        }

        @Override
        public long balance(Asset asset) {
            return holdings.balance(asset);
        }

        @Override
        public Optional<String> halt(Side side) {
            return restrictions.halt(side, holdings.position());
        }

        @Override
        public List<RiskLimit> limits() {
            return restrictions.limits();
        }

        @Override
        public Exposure exposure() {
            long worth = holdings.equity(lastPrice);
            boolean known = equity.count() > 0;
            return new Exposure(
                    holdings.position().quantity(),
                    worth,
                    days.hasBegun() ? days.startEquity() : worth,
                    known ? Math.max(worth, equity.highWaterMark().equity()) : worth,
                    rate.lastMinute(clock.now()));
        }

        @Override
        public Iterable<Order> openOrders() {
            return openOrders.orders();
        }
    }
}
