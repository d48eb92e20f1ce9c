package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Baseline;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.model.time.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an engine remembers: a cache of its books. {@link #apply} is the only way in which a booking
 * changes it, and what is loaded is put in place before the first. Prices and worth follow from the
 * candles since the cursors.
 *
 * <p>For the engine's thread alone.
 */
public final class EngineState {
    private final EngineSetup setup;
    private final List<Portfolio> portfolios;
    private final Holders holders;
    private final OpenOrders orders;
    private final OpenGroups groups;
    private final JustEnded ended = new JustEnded();
    private final Map<String, Long> riskCounts = new HashMap<>();
    private final long[] cursors;
    private final long[] prices;
    private final String[] strategies;
    private final List<OrderRate> rates = new ArrayList<>();

    /** When strategies want to be called, by {@link TimerKey}. */
    private final SortedMap<Long, Long> timers = new TreeMap<>();

    private final long[] pricedAt;
    private final Restrictions restrictions = new Restrictions();
    private long booking;
    private long time;

    public EngineState(EngineSetup setup) {
        this.setup = setup;
        orders = new OpenOrders(setup.portfolios().size(), setup.strategies().size());
        groups = new OpenGroups(setup.portfolios().size());
        holders = new Holders(setup.markets(), setup.portfolios().size());
        AssetSlots assets = new AssetSlots(setup.markets());
        List<Portfolio> made = new ArrayList<>();
        for (EngineSetup.PortfolioSetup portfolio : setup.portfolios()) {
            made.add(
                    new Portfolio(
                            made.size(),
                            portfolio.id(),
                            portfolio.quote(),
                            setup.markets(),
                            assets,
                            holders));
        }
        portfolios = List.copyOf(made);
        portfolios.forEach(_ -> rates.add(new OrderRate()));
        cursors = new long[setup.feeds().size()];
        Arrays.fill(cursors, Long.MIN_VALUE);
        prices = new long[setup.markets().size()];
        pricedAt = new long[prices.length];
        strategies = new String[setup.strategies().size()];
        Arrays.fill(strategies, "");
    }

    /** Puts back what the books say of a balance. */
    public void loadBalance(int portfolio, Asset asset, long amount) {
        portfolios.get(portfolio).setBalance(asset, amount);
    }

    /**
     * Puts back what the books say of a position.
     *
     * @param lostAt when a trade last closed some of it at a loss, UTC microseconds; 0 for never
     */
    public void loadPosition(int portfolio, Market market, Position position, long lostAt) {
        portfolios.get(portfolio).setPosition(market, position, lostAt);
    }

    /** Puts back how often a position was to be closed, and when its last funding was due. */
    public void loadNotes(int portfolio, Market market, int closingTries, long fundedUntil) {
        PositionNotes notes = portfolios.get(portfolio).notes(market);
        notes.closingTries = closingTries;
        notes.fundedUntil = fundedUntil;
    }

    /** Puts back what losses are measured from. */
    public void loadBaseline(int portfolio, Baseline baseline) {
        portfolios.get(portfolio).setBaseline(baseline);
    }

    /** Puts back an open order. */
    public void loadOrder(OpenOrder order) {
        orders.put(order);
    }

    /** Puts back a group that is not done. */
    public void loadGroup(OrderGroup group) {
        groups.put(group);
    }

    /** Puts back how far a feed was traded; in the order of the closes, for the last one counts. */
    public void loadCursor(int feed, long openTime, long close) {
        moveCursor(feed, openTime, close);
    }

    /**
     * Puts back when the last candle closed that was seen, UTC microseconds; after the baselines.
     */
    public void loadClose(long at) {
        portfolios.forEach(portfolio -> portfolio.setClose(at));
    }

    /** Puts back what a strategy remembers. */
    public void loadStrategy(int slot, String state) {
        strategies[slot] = state;
    }

    /** How long before now an order counts for the orders of a minute, microseconds. */
    public static final long RATE_MICROS = OrderRate.SECONDS * Micros.PER_SECOND;

    /** Puts back that an order was sent, UTC microseconds; the oldest first. */
    public void loadSent(int portfolio, long at) {
        rates.get(portfolio).add(at);
    }

    /** Puts back when a strategy wants to be called, UTC microseconds. */
    public void loadTimer(int slot, long id, long at) {
        timers.put(TimerKey.of(slot, id), at);
    }

    /** Puts back how often an event of risk happened. */
    public void loadRisk(String key, long count) {
        riskCounts.put(key, count);
    }

    /** Puts back the number and the time of the last booking. */
    public void loadBooking(long number, long at) {
        booking = number;
        time = at;
    }

    /** The time of the last booking that was loaded, UTC microseconds; 0 for none. */
    public long time() {
        return time;
    }

    /** The halts that hold and the limits that count. */
    public Restrictions restrictions() {
        return restrictions;
    }

    /** What has ended and is not on disk yet. */
    JustEnded ended() {
        return ended;
    }

    /** Forgets an order that was loaded for a report that changed nothing. */
    void forget(String clientOrderId) {
        orders.remove(clientOrderId);
    }

    /** Forgets a group that was loaded for a report and is done. */
    void forgetGroupIfDone(String id) {
        OrderGroup group = groups.get(id);
        if (group != null && group.state() == OrderGroup.State.DONE) {
            groups.remove(id);
        }
    }

    /** Does to memory what a line does to the books. */
    void apply(BookingLine line) {
        switch (line) {
            case BookingLine.OrderOpened opened -> {
                if (!opened.order().status().isTerminal()) {
                    orders.put(
                            new OpenOrder(
                                    opened.order(),
                                    opened.slot(),
                                    opened.portfolio(),
                                    opened.market(),
                                    1,
                                    Set.of()));
                }
            }
            case BookingLine.OrderChanged changed -> update(changed.after(), changed.event());
            case BookingLine.Traded traded -> {
                update(traded.after(), traded.event());
                Portfolio portfolio = portfolios.get(traded.portfolio());
                Fill fill = traded.event().fill();
                portfolio.trade(
                        traded.market(), traded.after(), fill, traded.position(), traded.lostAt());
                holders.markTraded(portfolio, traded.market(), fill.fee().asset(), prices);
            }
            case BookingLine.CursorMoved moved ->
                    moveCursor(moved.feed(), moved.openTime(), moved.close());
            case BookingLine.StrategySaved saved -> strategies[saved.slot()] = saved.state();
            case BookingLine.GroupSaved saved -> keep(saved.group());
            case BookingLine.RiskNoted noted -> count(noted);
            case BookingLine.MoneyMoved moved -> MoneyLines.apply(this, moved);
            case BookingLine.ClosingTried tried ->
                    portfolios.get(tried.portfolio()).notes(tried.market()).closingTries =
                            tried.times();
            case BookingLine.Funded funded -> MoneyLines.apply(this, funded);
            case BookingLine.TimerSet set -> loadTimer(set.slot(), set.id(), set.at());
            case BookingLine.TimerRung rung -> timers.remove(TimerKey.of(rung.slot(), rung.id()));
            case BookingLine.HaltRaised raised ->
                    restrictions.raise(
                            raised, portfolios.get(raised.portfolio()).id(), booking + 1);
            case BookingLine.DayClosed closed -> {}
            case BookingLine.BaselineSet set -> {}
            case BookingLine.AlertRaised raised -> {}
        }
    }

    private void count(BookingLine.RiskNoted noted) {
        String key = noted.key();
        if (key != null) {
            riskCounts.put(key, noted.count());
        }
    }

    private void keep(OrderGroup group) {
        if (group.state() == OrderGroup.State.DONE) {
            groups.remove(group.id());
            ended.add(group, booking + 1);
        } else {
            groups.put(group);
        }
    }

    private void update(Order after, OrderEvent event) {
        OpenOrder known = orders.get(after.clientOrderId());
        if (known == null) {
            throw new IllegalStateException("Order " + after.clientOrderId() + " is not here");
        }
        OpenOrder now = known.after(after, event);
        if (after.status().isTerminal()) {
            orders.remove(now.id());
            ended.add(now, booking + 1);
        } else {
            orders.put(now);
        }
    }

    private void moveCursor(int feed, long openTime, long close) {
        cursors[feed] = openTime;
        Feed moved = setup.feeds().get(feed);
        long closeTime = openTime + moved.interval().micros();
        if (closeTime >= pricedAt[moved.market().index()]) {
            price(moved.market(), close, closeTime);
        }
    }

    /**
     * A price of a market.
     *
     * @param price price units above 0
     * @param at when it was made, UTC microseconds
     * @return whether every portfolio could be valued at it; one that could not is worth what it
     *     was before
     */
    boolean price(Market market, long price, long at) {
        prices[market.index()] = price;
        pricedAt[market.index()] = at;
        return holders.mark(market, price);
    }

    /** Values what a portfolio holds of an asset at the last price, when there is one. */
    void mark(Portfolio portfolio, Asset asset) {
        holders.mark(portfolio, portfolio.pricedBy(asset), prices);
    }

    /** The last close of a market, price units; 0 before the first. */
    public long price(int market) {
        return prices[market];
    }

    /** When the last close of a market was made, UTC microseconds; 0 before the first. */
    long pricedAt(int market) {
        return pricedAt[market];
    }

    /** The open time of the last candle of a feed that was booked. */
    public long cursor(int feed) {
        return cursors[feed];
    }

    /** How many orders of a portfolio were sent lately. */
    OrderRate rate(int portfolio) {
        return rates.get(portfolio);
    }

    /** When strategies want to be called, UTC microseconds, by strategy and timer. */
    public SortedMap<Long, Long> timers() {
        return timers;
    }

    public String strategy(int slot) {
        return strategies[slot];
    }

    public List<Portfolio> portfolios() {
        return portfolios;
    }

    public Portfolio portfolio(int index) {
        return portfolios.get(index);
    }

    /** The orders that have not ended, oldest first. */
    public Collection<OpenOrder> orders() {
        return orders.all();
    }

    /** How many of them are of a portfolio. */
    int ordersOf(Portfolio portfolio) {
        return orders.ofPortfolio(portfolio.index());
    }

    /** How many of them are of a strategy. */
    int ordersOfSlot(int slot) {
        return orders.ofSlot(slot);
    }

    /** Whether nobody knows of one of them what it has done at the venue. */
    boolean hasUnsettledOrders() {
        return orders.hasUnsettled();
    }

    public @Nullable OpenOrder order(String clientOrderId) {
        return orders.get(clientOrderId);
    }

    /** The groups that are not done. */
    public Collection<OrderGroup> groups() {
        return groups.all();
    }

    boolean hasGroups() {
        return !groups.all().isEmpty();
    }

    /** How many groups of a portfolio are not done. */
    int groupsOf(Portfolio portfolio) {
        return groups.ofPortfolio(portfolio.index());
    }

    public @Nullable OrderGroup group(String id) {
        return groups.get(id);
    }

    /** How often an event of risk happened; 0 for never. */
    long riskCount(String key) {
        return riskCounts.getOrDefault(key, 0L);
    }

    /** The number of the last booking. */
    public long booking() {
        return booking;
    }

    long nextBooking() {
        booking++;
        return booking;
    }
}
