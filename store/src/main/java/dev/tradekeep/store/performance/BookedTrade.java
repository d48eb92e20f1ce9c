package dev.tradekeep.store.performance;

import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * A trade of a portfolio, with what it was for. Amounts are in units of the instrument's quote
 * asset.
 *
 * @param price price units
 * @param fee units of the fee's asset
 * @param at UTC microseconds
 * @param strategy that the run was started with, with its parameters
 * @param slot of the strategy that wanted it; null for a person
 * @param stop that protects what it opens; null for none
 */
public record BookedTrade(
        long instrumentId,
        Side side,
        long price,
        long quantity,
        long notional,
        long slippage,
        long fee,
        long feeAssetId,
        long at,
        long engineId,
        String strategy,
        @Nullable Integer slot,
        @Nullable OrderTerms stop) {}
