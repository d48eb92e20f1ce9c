package dev.tradekeep.engine.strategy;

import java.util.List;

/** The strategies that come with Tradekeep, in the order to show them. */
final class BuiltInStrategies {
    static final List<StrategyFactory> ALL =
            List.of(
                    StrategyFactory.of(MovingAverageCrossover.class, MovingAverageCrossover::new),
                    StrategyFactory.of(BuyAndHold.class, BuyAndHold::new),
                    StrategyFactory.of(BreakoutBracket.class, BreakoutBracket::new));

    private BuiltInStrategies() {}
}
