package dev.tradekeep.engine.strategy;

import java.util.SequencedMap;

/** Makes one kind of strategy. Thread-safe. */
public interface StrategyFactory {

    /** The name in the catalogue: lower-case words with hyphens. */
    String name();

    /** One line for people: what the strategy does. */
    String description();

    /** Every parameter with its default, in the order to show them. */
    SequencedMap<String, String> defaults();

    /**
     * A strategy in its initial state.
     *
     * @param parameters exactly the names of {@link #defaults}
     */
    Strategy create(StrategyParameters parameters);
}
