package dev.tradekeep.engine.strategy;

import java.util.List;

/**
 * Strategies of a library, found by {@link java.util.ServiceLoader}: a file {@code
 * META-INF/services/dev.tradekeep.engine.strategy.StrategyProvider} names a class that implements
 * this and has a public constructor without parameters.
 */
@FunctionalInterface
public interface StrategyProvider {

    /** One for each strategy, such as {@code StrategyFactory.of(Pairs.class, Pairs::new)}. */
    List<StrategyFactory> strategies();
}
