package dev.tradekeep.engine.testing;

import dev.tradekeep.engine.strategy.About;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.market.Bar;

/** Does what a test says, candle by candle. */
@About(name = "scripted", value = "Does what a test says.")
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

    private ScriptedStrategy(Script script) {
        this.script = script;
    }

    /** Makes strategies of this kind. */
    public static StrategyFactory factory(Script script) {
        return StrategyFactory.of(ScriptedStrategy.class, setup -> new ScriptedStrategy(script));
    }

    /** A strategy of this kind, for one engine. */
    public static StrategyInstance of(Script script) {
        return StrategyInstance.of("scripted", new ScriptedStrategy(script));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        candles++;
        script.onCandle(candles, context);
    }
}
