package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.store.alerts.AlertSeverity;

/** What protects an engine from itself and the market: limits, halts, and what cannot be booked. */
final class RiskGuard {
    private final EngineSetup setup;
    private final EngineState state;
    private final Turn turn;
    private final LimitWatch limits;
    private final HaltFlow halts;
    private final MarketFaults faults;
    private final MarketVolumes volumes;

    /** The feeds whose candles say how much a market traded. */
    private final boolean[] countsVolume;

    RiskGuard(EngineSetup setup, EngineState state, Turn turn, RiskDesk risk, OrderFlow orders) {
        this.setup = setup;
        this.state = state;
        this.turn = turn;
        PositionCloser closer = new PositionCloser(state, turn, risk, orders);
        limits = new LimitWatch(setup, state, turn, risk, orders, closer);
        halts = new HaltFlow(setup, state, risk, closer);
        faults = new MarketFaults(state, turn, risk, closer);
        volumes = risk.volumes();
        countsVolume = MarketVolumes.counting(setup);
        orders.onBroken(limits::broken);
    }

    /** A candle closed: its market has another price. */
    void price(Feed feed, BarClosed bar) {
        Market market = feed.market();
        if (countsVolume[feed.index()]) {
            volumes.saw(market, bar.volume());
        }
        long closeTime = bar.openTime() + feed.interval().micros();
        if (!state.price(market, bar.close(), closeTime)) {
            faults.unvalued(market);
        }
    }

    /**
     * Looks whether the limits hold.
     *
     * @param ofDay a time of the day that it counts for, UTC microseconds: of a close, the time
     *     just before
     */
    void watch(long ofDay) {
        limits.act(ofDay);
    }

    /** Does what the halts say that hold. */
    void actOnHalts() {
        halts.act();
    }

    /** An input failed twice and was left out. */
    void skipped(EngineInput.Skipped skipped) {
        faults.skipped(setup.feeds().get(skipped.bar().feed()).market(), skipped.why());
        turn.addInNeed(
                new BookingLine.AlertRaised(
                        AlertSeverity.CRITICAL,
                        "engine.input_skipped",
                        "An input failed twice and was left out: " + skipped.why(),
                        turn.now()));
    }

    /** The funding of a position does not fit 64 bits. */
    void unfunded(Market market) {
        faults.unfunded(market);
    }

    /** A fill cannot be booked. */
    void unbookable(OpenOrder open) {
        faults.unbookable(open);
    }
}
