package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.market.Bar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Holds the number of a strategy that an engine does not run any more. It remembers what that one
 * remembered.
 */
final class IdleStrategy implements Strategy {
    private String state = "";

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String description() {
        return "Does nothing.";
    }

    @Override
    public SequencedMap<String, String> parameters() {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
    }

    @Override
    public String save() {
        return state;
    }

    @Override
    public void restore(String saved) {
        state = saved;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        // It hears no feed.
    }
}
