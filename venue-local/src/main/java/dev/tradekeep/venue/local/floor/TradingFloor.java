package dev.tradekeep.venue.local.floor;

import dev.tradekeep.venue.local.candles.CandleStore;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.fault.DaemonTimer;
import dev.tradekeep.venue.local.fault.DelayTimer;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.spot.ExchangeListener;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One exchange, the keys to it and its candles. Protocols stand on it side by side: an order placed
 * by one is seen by all. Candles are read and changed under the lock of the exchange.
 */
public final class TradingFloor implements AutoCloseable {
    private final ApiKeys keys = new ApiKeys();
    private final Map<SpotMarket, CandleStore> candles = new HashMap<>();
    private final Listeners listeners = new Listeners(this);
    private final FaultDesk faults;
    private final DelayTimer timer;
    private final SpotExchange exchange;

    /**
     * @param clock microseconds since 1970
     */
    public TradingFloor(LongSupplier clock) {
        this(clock, new DaemonTimer());
    }

    /**
     * @param clock microseconds since 1970
     * @param timer for what protocols and faults do later
     */
    public TradingFloor(LongSupplier clock, DelayTimer timer) {
        this.timer = timer;
        faults = new FaultDesk(timer);
        exchange = new SpotExchange(() -> clock.getAsLong() + faults.skewMicros(), listeners);
    }

    /** What is traded and by whom. */
    public SpotExchange exchange() {
        return exchange;
    }

    /** What goes wrong on request, in every protocol. */
    public FaultDesk faults() {
        return faults;
    }

    /** Who may sign. */
    public ApiKeys keys() {
        return keys;
    }

    /** Tells a listener of everything from now on, after those that came before it. */
    public void hear(ExchangeListener listener) {
        listeners.add(listener);
    }

    /** The candles of a market up to now. */
    public CandleStore candles(SpotMarket market) {
        CandleStore store = store(market);
        store.advance(exchange.now() / 1_000, market.engine().last());
        return store;
    }

    /** Past minutes, oldest first, as if they had been traded. */
    public void addHistory(SpotMarket market, Collection<Kline> minutes) {
        CandleStore store = store(market);
        minutes.forEach(store::addPast);
    }

    /** What was to happen later does not. */
    @Override
    public void close() {
        timer.close();
    }

    CandleStore store(SpotMarket market) {
        return candles.computeIfAbsent(market, key -> new CandleStore());
    }
}
