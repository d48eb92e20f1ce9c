package dev.tradekeep.store.engines;

import org.jspecify.annotations.Nullable;

/**
 * An exchange trading a portfolio, in a mode: what it should do, and what it does.
 *
 * @param connectionId null for one that needs no connection, as a backtest
 * @param presetId what it runs; null for a backtest
 * @param autoStart whether it starts with the program
 * @param desiredState {@link EngineState#STOPPED} or {@link EngineState#RUNNING}
 * @param ownerNode the node that runs it; null when none does
 * @param heartbeatAt when its owner last said that it lives, UTC microseconds; null without owner
 */
public record Engine(
        long id,
        String name,
        EngineMode mode,
        long exchangeId,
        @Nullable Long connectionId,
        long portfolioId,
        @Nullable Long presetId,
        boolean autoStart,
        EngineState desiredState,
        EngineState actualState,
        @Nullable String ownerNode,
        @Nullable Long heartbeatAt) {}
