package dev.tradekeep.store.engines;

import org.jspecify.annotations.Nullable;

/**
 * What trades on an exchange, in a mode: what it should do, and what it does.
 *
 * @param connectionId null for one that needs no connection, as a backtest
 * @param portfolioId the one of its name; its presets may have others
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
        boolean autoStart,
        EngineState desiredState,
        EngineState actualState,
        @Nullable String ownerNode,
        @Nullable Long heartbeatAt) {}
