package dev.tradekeep.engine.core;

import dev.tradekeep.model.position.Position;

/**
 * What a run has done so far.
 *
 * @param candles seen
 * @param orders asked for
 * @param denied of them, by the risk check
 * @param rejected of them, by the venue
 * @param expired of them, in whole or in part
 * @param trades executed
 * @param fees paid, quote-asset units of the first portfolio
 * @param position in the first market, of the first portfolio
 */
public record RunProgress(
        long candles,
        long orders,
        long denied,
        long rejected,
        long expired,
        long trades,
        long fees,
        Position position) {}
