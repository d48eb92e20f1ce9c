package dev.tradekeep.store.orders;

import org.jspecify.annotations.Nullable;

/**
 * To whom an order belongs: ids of rows.
 *
 * @param connectionId the connection it is sent through; null in a backtest, which has none
 * @param slot of the engine's strategy that wants it; null for a person
 */
public record OrderOwner(
        long engineRunId,
        @Nullable Long connectionId,
        long portfolioId,
        long instrumentId,
        @Nullable Long slot) {
    /** Of an order that no connection carries. */
    public OrderOwner(long engineRunId, long portfolioId, long instrumentId) {
        this(engineRunId, null, portfolioId, instrumentId, null);
    }
}
