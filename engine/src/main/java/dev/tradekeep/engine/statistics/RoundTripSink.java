package dev.tradekeep.engine.statistics;

import dev.tradekeep.store.strategies.RoundTrip;

/** Hears of round trips when they end. */
@FunctionalInterface
public interface RoundTripSink {
    /** For those who only count. */
    RoundTripSink NONE = (instrument, trip) -> {};

    /**
     * A round trip has ended.
     *
     * @param instrument its place among those of the tracker
     */
    void closed(int instrument, RoundTrip trip);
}
