package dev.tradekeep.store.strategies;

import dev.tradekeep.model.order.Side;

/**
 * From flat to flat: everything between the trade that opened a position and the one that closed
 * it. Amounts are in units of the quote asset, times UTC microseconds.
 *
 * @param side which opened it
 * @param quantity the most that was held of it, above 0
 * @param realizedPnl before fees
 */
public record RoundTrip(
        Side side, long quantity, long realizedPnl, long fees, long openedAt, long closedAt) {}
