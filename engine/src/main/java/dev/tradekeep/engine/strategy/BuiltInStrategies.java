package dev.tradekeep.engine.strategy;

import dev.tradekeep.engine.strategy.builtin.BollingerReversion;
import dev.tradekeep.engine.strategy.builtin.DollarCostAveraging;
import dev.tradekeep.engine.strategy.builtin.DonchianBreakout;
import dev.tradekeep.engine.strategy.builtin.Grid;
import dev.tradekeep.engine.strategy.builtin.MacdMomentum;
import dev.tradekeep.engine.strategy.builtin.ProtectedStrategy;
import dev.tradekeep.engine.strategy.builtin.RsiMeanReversion;
import java.util.List;
import java.util.function.Function;

/** The strategies that come with Tradekeep, in the order to show them. */
final class BuiltInStrategies {
    static final List<StrategyFactory> ALL =
            List.of(
                    protectable(MovingAverageCrossover.class, MovingAverageCrossover::new),
                    protectable(BuyAndHold.class, BuyAndHold::new),
                    StrategyFactory.of(BreakoutBracket.class, BreakoutBracket::new),
                    protectable(RsiMeanReversion.class, RsiMeanReversion::new),
                    protectable(BollingerReversion.class, BollingerReversion::new),
                    protectable(DonchianBreakout.class, DonchianBreakout::new),
                    protectable(MacdMomentum.class, MacdMomentum::new),
                    StrategyFactory.of(Grid.class, Grid::new),
                    protectable(DollarCostAveraging.class, DollarCostAveraging::new));

    private BuiltInStrategies() {}

    /** One whose positions can be given protective orders. */
    private static StrategyFactory protectable(
            Class<? extends Strategy> type, Function<Setup, ? extends Strategy> constructor) {
        return StrategyFactory.of(
                type,
                setup -> ProtectedStrategy.of(setup, constructor),
                StrategyOrigin.ofClass(type));
    }
}
