package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Baseline;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.engine.performance.Drawdown;
import dev.tradekeep.engine.performance.EquityTracker;
import dev.tradekeep.model.error.TradekeepException;
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
    private final AssetSlots assets;
    private final Holders holders;

    /** By the asset's slot; those beyond its end are 0. */
    private long[] balances;

    private final Position[] positions;

    /** When a trade last closed some of each position at a loss; 0 for never. */
    private final long[] lostAt;

    private final PositionNotes[] notes;

    /**
     * The market whose price says what an asset is worth, by the asset's slot: the first of each
     * base asset; null where none does.
     */
    private final @Nullable Market[] pricedBy;

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
     * @param assets of the engine; one that is not there yet is added
     * @param holders of the engine, which it joins with what it holds
     */
    Portfolio(
            int index,
            long id,
            Asset quote,
            List<Market> markets,
            AssetSlots assets,
            Holders holders) {
        this.index = index;
        this.id = id;
        this.quote = quote;
        this.assets = assets;
        this.holders = holders;
        assets.ensure(quote);
        balances = new long[assets.all().size()];
        pricedBy = new Market[assets.all().size()];
        positions = new Position[markets.size()];
        Arrays.fill(positions, Position.FLAT);
        lostAt = new long[positions.length];
        notes = new PositionNotes[positions.length];
        Arrays.setAll(notes, _ -> new PositionNotes());
        for (Market market : markets) {
            int slot = assets.find(market.instrument().base());
            if (market.instrument().quote().equals(quote) && pricedBy[slot] == null) {
                pricedBy[slot] = market;
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
        return balance(assets.find(asset));
    }

    /** What it holds of an asset that is most likely one of a market's, asset units. */
    long balance(Market market, Asset asset) {
        return balance(assets.find(market, asset));
    }

    private long balance(int slot) {
        return slot >= 0 && slot < balances.length ? balances[slot] : 0;
    }

    /** What it holds of each asset that the engine knows. */
    public Map<Asset, Long> balances() {
        Map<Asset, Long> all = new HashMap<>();
        assets.all().forEach(asset -> all.put(asset, balance(asset)));
        return all;
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
    void setPosition(Market market, Position position, long lastLossAt) {
        positions[market.index()] = position;
        lostAt[market.index()] = lastLossAt;
    }

    /** When a trade last closed some of a position at a loss, UTC microseconds; 0 for never. */
    long lostAt(Market market) {
        return lostAt[market.index()];
    }

    /** What else is remembered of a position. */
    PositionNotes notes(Market market) {
        return notes[market.index()];
    }

    /** Goes on from where losses were measured from. */
    void setBaseline(Baseline baseline) {
        high = baseline.high();
        days.resume(
                baseline.day(),
                baseline.dayBeganAt(),
                baseline.dayStart(),
                baseline.dayHigh(),
                baseline.drawdownBps(),
                baseline.trades(),
                baseline.fees(),
                baseline.measuredAt(),
                baseline.equity());
    }

    /** Goes on from the last close that was seen, which is recorded when time goes on. */
    void setClose(long at) {
        if (days.hasBegun() && days.result().measuredAt() < at) {
            instant = at;
        }
    }

    /** What losses are measured from now; null before the first close. */
    @Nullable Baseline baseline() {
        if (!days.hasBegun()) {
            return null;
        }
        DayTracker.Result day = days.result();
        return new Baseline(
                day.day(),
                day.beganAt(),
                day.startEquity(),
                days.highEquity(),
                day.drawdownMaxBps(),
                high,
                day.trades(),
                day.fees(),
                day.endEquity(),
                day.measuredAt());
    }

    /** Throws when a trade leads to an amount that does not fit 64 bits. */
    void requireRoom(Market market, Order order, Fill fill) {
        int sign = order.side().sign();
        Asset base = market.instrument().base();
        Asset paid = market.instrument().quote();
        long fee = fill.fee().amount();
        long spent = -sign * fill.amount(order.side());
        FixedPoint.add(
                balance(market, base), sign * market.instrument().baseAmount(fill.quantity()));
        FixedPoint.subtract(FixedPoint.add(balance(market, paid), spent), fee);
        FixedPoint.subtract(FixedPoint.add(equity, spent), fee);
        FixedPoint.subtract(balance(market, fill.fee().asset()), fee);
    }

    /** An order of it traded. */
    void trade(Market market, Order order, Fill fill, Position after, long lastLossAt) {
        int sign = order.side().sign();
        add(
                market,
                market.instrument().base(),
                sign * market.instrument().baseAmount(fill.quantity()));
        add(market, market.instrument().quote(), -sign * fill.amount(order.side()));
        add(market, fill.fee().asset(), -fill.fee().amount());
        setPosition(market, after, lastLossAt);
        notes(market).closingTries = 0;
        long fee = fill.fee().asset().equals(quote) ? fill.fee().amount() : 0;
        trades++;
        fees = FixedPoint.addClamped(fees, fee);
        days.trade(fee);
    }

    /**
     * Checks that an amount can be added.
     *
     * @param worth of it, quote-asset units
     * @throws TradekeepException when a number would be too large
     */
    void requireRoom(Asset asset, long change, long worth) {
        var _ = FixedPoint.add(balance(asset), change);
        var _ = FixedPoint.add(equity, worth);
        var _ = FixedPoint.add(high(), worth);
        var _ = FixedPoint.add(days.startEquity(), worth);
    }

    /** Money came in or left. */
    void addMoney(Asset asset, long change) {
        add(asset, change);
    }

    /**
     * What came in or left is neither a gain nor a loss: what losses are measured from moves with
     * it.
     *
     * @param worth of it, quote-asset units
     * @param ofItCash in the quote asset itself
     */
    void shiftBaselines(long worth, long ofItCash) {
        if (days.hasBegun()) {
            high = FixedPoint.add(high, worth);
            days.shift(worth, ofItCash);
        }
    }

    private void add(Market market, Asset asset, long change) {
        int slot = assets.find(market, asset);
        add(slot == AssetSlots.NONE ? assets.ensure(asset) : slot, asset, change);
    }

    private void add(Asset asset, long change) {
        add(assets.ensure(asset), asset, change);
    }

    private void add(int slot, Asset asset, long change) {
        if (slot >= balances.length) {
            balances = Arrays.copyOf(balances, slot + 1);
        }
        long amount = FixedPoint.add(balances[slot], change);
        balances[slot] = amount;
        if (asset.equals(quote)) {
            equity = FixedPoint.add(equity, change);
            cash = amount;
            return;
        }
        Market market = pricedBy(slot);
        if (market != null) {
            holders.hold(this, market, amount);
        }
    }

    /** The market whose price says what an asset is worth; null for none. */
    @Nullable Market pricedBy(Asset asset) {
        return pricedBy(assets.find(asset));
    }

    /** The same of an asset that is most likely one of a market's. */
    @Nullable Market pricedBy(Market market, Asset asset) {
        return pricedBy(assets.find(market, asset));
    }

    private @Nullable Market pricedBy(int slot) {
        return slot >= 0 && slot < pricedBy.length ? pricedBy[slot] : null;
    }

    /** Values its holdings of a market at a price, price units above 0. */
    void mark(Market market, long price) {
        holders.mark(this, market, price);
    }

    /** Its holdings are worth more, or less below 0, quote-asset units. */
    void revalue(long change) {
        equity = FixedPoint.add(equity, change);
    }

    /**
     * Time goes on: the closes of the moment before are recorded.
     *
     * @param at UTC microseconds
     * @param dayTime a time of the day that counts from now on: of a close, the time just before
     * @return the day that is over; null when none is
     */
    DayTracker.@Nullable Result moveTo(long at, long dayTime) {
        if (instant > 0 && (at > instant || isDayOver(dayTime))) {
            recordInstant();
            instant = 0;
        }
        return nextDay(dayTime);
    }

    /** The next of the days that are over at a time; null when none is. */
    DayTracker.@Nullable Result nextDay(long dayTime) {
        return isDayOver(dayTime) ? days.next(dayTime) : null;
    }

    private boolean isDayOver(long dayTime) {
        return days.hasBegun() && days.isOver(dayTime);
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

    /** How far it has fallen from the most it was ever worth, basis points, rounded up. */
    int drawdownBps() {
        return Drawdown.bps(high(), equity);
    }

    /** The most it was ever worth, quote-asset units. */
    public long high() {
        return Math.max(high, equity);
    }
}
