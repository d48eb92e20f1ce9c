package dev.tradekeep.engine.core;

import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.engine.performance.EquityTracker;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.position.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio holds, as far as its engine trades it, and what that is worth. Its equity is
 * what its balances are worth in the quote asset at the last prices; an asset that no market of the
 * engine prices counts for nothing.
 *
 * <p>For the engine's thread alone.
 */
public final class Portfolio {
    private final int index;
    private final long id;
    private final Asset quote;
    private final Holders holders;
    private final Map<Asset, Long> balances = new HashMap<>();
    private final Position[] positions;

    /** The market whose price says what an asset is worth: the first of each base asset. */
    private final Map<Asset, Market> pricedBy = new HashMap<>();

    /** The balance of each market's base asset, if its price counts. */
    private final long[] held;

    /** What that is worth. */
    private final long[] worth;

    private long cash;
    private long equity;
    private final EquityTracker curve = new EquityTracker();
    private final DayTracker days = new DayTracker();
    private long high = Long.MIN_VALUE;
    private long trades;
    private long fees;

    /** The close that is being looked at, and not recorded yet; 0 before the first. */
    private long instant;

    /**
     * @param holders is told of what it holds
     */
    Portfolio(int index, long id, Asset quote, List<Market> markets, Holders holders) {
        this.index = index;
        this.id = id;
        this.quote = quote;
        this.holders = holders;
        int count = markets.size();
        positions = new Position[count];
        Arrays.fill(positions, Position.FLAT);
        held = new long[count];
        worth = new long[count];
        for (Market market : markets) {
            if (market.instrument().quote().equals(quote)) {
                pricedBy.putIfAbsent(market.instrument().base(), market);
            }
        }
    }

    public int index() {
        return index;
    }

    /** Of its row. */
    public long id() {
        return id;
    }

    /** What its equity is counted in. */
    public Asset quote() {
        return quote;
    }

    /** What it holds of an asset, asset units. */
    public long balance(Asset asset) {
        return balances.getOrDefault(asset, 0L);
    }

    /** Every asset it ever held, with its balance. */
    public Map<Asset, Long> balances() {
        return Map.copyOf(balances);
    }

    public Position position(Market market) {
        return positions[market.index()];
    }

    /** What it is worth at the last prices, quote-asset units. */
    public long equity() {
        return equity;
    }

    /** What it was worth at the close of each moment of this run. */
    public EquityTracker curve() {
        return curve;
    }

    /** Trades of this run. */
    public long trades() {
        return trades;
    }

    /** Fees of this run in the quote asset, its units. */
    public long fees() {
        return fees;
    }

    /** Puts back what the books say of an asset. */
    void setBalance(Asset asset, long amount) {
        add(asset, FixedPoint.subtract(amount, balance(asset)));
    }

    /** Puts back what the books say of a position. */
    void setPosition(Market market, Position position) {
        positions[market.index()] = position;
    }

    /** Goes on from where losses were measured from. */
    void setBaseline(Baseline baseline) {
        high = baseline.high();
        days.resume(
                baseline.day(),
                baseline.dayStart(),
                baseline.dayHigh(),
                baseline.drawdownBps(),
                baseline.trades(),
                baseline.fees(),
                baseline.measuredAt(),
                baseline.equity());
    }

    /** What losses are measured from now; null before the first close. */
    @Nullable Baseline baseline() {
        if (!days.hasBegun()) {
            return null;
        }
        DayTracker.Result day = days.result();
        return new Baseline(
                day.day(),
                day.startEquity(),
                days.highEquity(),
                day.drawdownMaxBps(),
                high,
                day.trades(),
                day.fees(),
                day.endEquity(),
                day.measuredAt());
    }

    /** An order of it traded. */
    void trade(Market market, Order order, Fill fill, Position after) {
        int sign = order.side().sign();
        add(market.instrument().base(), sign * market.instrument().baseAmount(fill.quantity()));
        add(market.instrument().quote(), -sign * fill.amount(order.side()));
        add(fill.fee().asset(), -fill.fee().amount());
        positions[market.index()] = after;
        long fee = fill.fee().asset().equals(quote) ? fill.fee().amount() : 0;
        trades++;
        fees = FixedPoint.add(fees, fee);
        days.trade(fee);
    }

    private void add(Asset asset, long change) {
        long amount = FixedPoint.add(balance(asset), change);
        balances.put(asset, amount);
        if (asset.equals(quote)) {
            equity = FixedPoint.add(equity, change);
            cash = amount;
            return;
        }
        Market market = pricedBy.get(asset);
        if (market != null) {
            held[market.index()] = amount;
            holders.update(this, market);
        }
    }

    /** The market whose price says what an asset is worth; null for none. */
    @Nullable Market pricedBy(Asset asset) {
        return pricedBy.get(asset);
    }

    /** Whether a market's price counts for something that it holds. */
    boolean isWorthOf(Market market) {
        return held[market.index()] != 0 || worth[market.index()] != 0;
    }

    /** Values the holdings of a market at a price, price units above 0. */
    void mark(Market market, long price) {
        int at = market.index();
        if (held[at] == 0 && worth[at] == 0) {
            return;
        }
        long now = market.instrument().valueOfBase(price, held[at]);
        equity = FixedPoint.add(equity, FixedPoint.subtract(now, worth[at]));
        worth[at] = now;
        if (held[at] == 0) {
            holders.update(this, market);
        }
    }

    /**
     * Time goes on: the closes of the moment before are recorded.
     *
     * @param at UTC microseconds
     * @param dayTime a time of the day that counts from now on: of a close, the time just before
     * @return the day that is over; null when none is
     */
    DayTracker.@Nullable Result moveTo(long at, long dayTime) {
        if (at > instant && instant > 0) {
            recordInstant();
            instant = 0;
        }
        return days.hasBegun() && days.isOver(dayTime) ? days.next(dayTime) : null;
    }

    /**
     * A candle closes at a time; what the portfolio is worth then is recorded when time goes on.
     */
    void close(long at) {
        instant = at;
    }

    /** The last moment is recorded, as when a run is over, and what its day made is told. */
    DayTracker.@Nullable Result finish() {
        if (instant > 0) {
            recordInstant();
            instant = 0;
        }
        return days.hasBegun() ? days.result() : null;
    }

    /** Where the account began, before its first close of all. */
    void begin(long at) {
        if (!days.hasBegun()) {
            days.begin(at, equity, cash);
            high = equity;
        }
    }

    private void recordInstant() {
        curve.record(instant, equity);
        days.record(instant, equity, cash);
        high = Math.max(high, equity);
    }

    /** What was lost since the day of a time began, quote-asset units; below 0 for a gain. */
    public long lossOfDay(long at) {
        if (!days.hasBegun() || days.isOver(at)) {
            return 0;
        }
        return FixedPoint.subtract(days.startEquity(), equity);
    }

    /** The most it was ever worth, quote-asset units. */
    public long high() {
        return Math.max(high, equity);
    }
}
