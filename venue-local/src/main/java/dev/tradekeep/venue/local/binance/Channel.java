package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.candles.KlineInterval;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.FaultKind;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One stream by name, and who hears it. */
final class Channel {
    private static final long MILLI_MICROS = 1_000;

    private final String name;
    private final @Nullable SpotMarket market;
    private final String kind;
    private final boolean fast;
    private final @Nullable KlineInterval interval;
    private final FaultDesk faults;
    private final DepthDelta delta = new DepthDelta();
    private final Set<MarketSession> sessions = new LinkedHashSet<>();
    private long lastOpen = -1;
    private long lastUpdateId = -1;

    /**
     * @param market null for a stream of all markets, and for one that does not exist
     * @param kind what is told, without the symbol and the pace
     * @param fast whether it is told ten times a second
     * @param interval of candles, null for others
     */
    Channel(
            String name,
            @Nullable SpotMarket market,
            String kind,
            boolean fast,
            @Nullable KlineInterval interval,
            FaultDesk faults) {
        this.name = name;
        this.market = market;
        this.kind = kind;
        this.fast = fast;
        this.interval = interval;
        this.faults = faults;
    }

    String name() {
        return name;
    }

    @Nullable SpotMarket market() {
        return market;
    }

    String kind() {
        return kind;
    }

    boolean isFast() {
        return fast;
    }

    @Nullable KlineInterval interval() {
        return interval;
    }

    DepthDelta delta() {
        return delta;
    }

    Set<MarketSession> sessions() {
        return sessions;
    }

    /** When the candle that was told last began, -1 for none. */
    long lastOpen() {
        return lastOpen;
    }

    void lastOpen(long openMillis) {
        lastOpen = openMillis;
    }

    /** Whether the book has changed since this was asked last. */
    boolean moves(long updateId) {
        boolean moved = updateId != lastUpdateId;
        lastUpdateId = updateId;
        return moved;
    }

    /** Writes an event once for each unit of time that somebody wants, and sends it. */
    void send(LongFunction<Json> writer) {
        if (isSilent()) {
            return;
        }
        String millis = null;
        String micros = null;
        for (MarketSession session : sessions) {
            if (session.isMicros()) {
                micros = micros == null ? writer.apply(1).toString() : micros;
                session.deliver(name, micros);
            } else {
                millis = millis == null ? writer.apply(MILLI_MICROS).toString() : millis;
                session.deliver(name, millis);
            }
        }
    }

    private boolean isSilent() {
        return !faults.isIdle()
                && faults.strikes(
                        FaultKind.MARKET_SILENT,
                        new Target(null, "", null, market == null ? null : market.name()));
    }
}
