package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.position.Position;

/** What a strategy sees of its engine, and what it may ask for. For the engine's thread alone. */
public interface StrategyContext {

    /** What is traded. */
    Instrument instrument();

    /** What is held of the instrument. */
    Position position();

    /** What may be spent, quote-asset units: the balance less what open orders have reserved. */
    long availableQuote();

    /** What may be sold, base-asset units: the balance less what open orders have reserved. */
    long availableBase();

    /** Whether an order of this strategy has not ended yet. */
    boolean hasOpenOrder();

    /**
     * Asks for a market order that buys. The risk check may deny it.
     *
     * @param quantity quantity units, above 0
     * @param reason why, for people; empty when there is nothing to say
     */
    void buy(long quantity, String reason);

    /**
     * Asks for a market order that sells. The risk check may deny it.
     *
     * @param quantity quantity units, above 0
     * @param reason why, for people; empty when there is nothing to say
     */
    void sell(long quantity, String reason);
}
