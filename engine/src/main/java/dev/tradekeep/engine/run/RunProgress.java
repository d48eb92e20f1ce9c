package dev.tradekeep.engine.run;

/**
 * What a run has done so far.
 *
 * @param candles seen
 * @param orders asked for by the strategy
 * @param denied of them, by the risk check
 * @param rejected of them, by the exchange
 * @param expired of them, when the market closed
 * @param trades executed
 * @param fees paid, quote-asset units
 * @param holdings what is owned now
 */
public record RunProgress(
        long candles,
        long orders,
        long denied,
        long rejected,
        long expired,
        long trades,
        long fees,
        Holdings holdings) {}
