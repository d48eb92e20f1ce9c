package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Candle;
import java.util.SequencedMap;

/**
 * Decides what to trade, one candle at a time. It keeps a state of its own for one instrument, sees
 * the account through the {@link StrategyContext} and asks for orders there. It must be a pure
 * function of what it was given: no clock, no randomness, no I/O, so that a run can be repeated.
 *
 * <p>Called by the engine's thread alone.
 */
public interface Strategy {

    /** The name in the catalogue. */
    String name();

    /** One line for people: what it does. */
    String description();

    /** Every parameter as text, defaults included, in a fixed order: what the books remember. */
    SequencedMap<String, String> parameters();

    /** A candle has closed. Candles come in order of time. */
    void onCandle(Candle candle, StrategyContext context);
}
