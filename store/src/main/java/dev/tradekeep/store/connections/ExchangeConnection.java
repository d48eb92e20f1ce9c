package dev.tradekeep.store.connections;

import org.jspecify.annotations.Nullable;

/**
 * Our account at an exchange.
 *
 * @param id never given to another connection
 * @param name unique
 * @param exchange the code of the exchange
 * @param environment whose money it holds
 * @param enabled whether it is to be up
 * @param settings how it is reached
 * @param ownerNode which node runs it; null when none does
 * @param createdAt UTC microseconds
 * @param updatedAt UTC microseconds
 */
public record ExchangeConnection(
        long id,
        String name,
        String exchange,
        ConnectionEnvironment environment,
        boolean enabled,
        ConnectionSettings settings,
        @Nullable String ownerNode,
        long createdAt,
        long updatedAt) {}
