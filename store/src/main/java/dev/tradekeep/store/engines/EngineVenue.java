package dev.tradekeep.store.engines;

import dev.tradekeep.model.number.BasisPoints;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated exchange fills the orders of an engine or a run, and what that costs. What is of
 * a closed set is spelled as in the tables.
 *
 * @param volumeShareBps of a candle's volume that orders may trade; 0 for no limit
 * @param tradingDays null: as the kind of each instrument tells
 * @param latencyMicros how long a request is on its way
 */
public record EngineVenue(
        String fillModel,
        BasisPoints makerFee,
        BasisPoints takerFee,
        BasisPoints slippage,
        long volumeShareBps,
        String volumeUnit,
        @Nullable String tradingDays,
        long latencyMicros) {}
