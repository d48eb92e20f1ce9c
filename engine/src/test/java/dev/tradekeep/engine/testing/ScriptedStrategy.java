package dev.tradekeep.engine.testing;

import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.model.market.Bar;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Does what a test says, candle by candle. */
public final class ScriptedStrategy implements Strategy {
    private final Script script;
    private int candles;

    /** What to do at a candle. */
    @FunctionalInterface
    public interface Script {
        /**
         * Hears that a candle has closed.
         *
         * @param number of the candle, from 1
         */
        void onCandle(int number, StrategyContext context);
    }

    public ScriptedStrategy(Script script) {
        this.script = script;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String description() {
        return "Does what a test says.";
    }

    @Override
    public SequencedMap<String, String> parameters() {
        return new LinkedHashMap<>();
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        candles++;
        script.onCandle(candles, context);
    }
}
