package dev.tradekeep.engine.strategy;

/**
 * A strategy that looks at nothing but closes until something happens to them, and can tell when
 * that will be where the candles to come are known. It is not asked before: it would do nothing.
 */
interface ForeseeingStrategy extends Strategy {
    /**
     * How many candles will have closed when it has to be asked next, asked right after {@link
     * #onBar}; 0 for at the next.
     */
    long quietUntil();
}
