package dev.tradekeep.store.strategies;

import dev.tradekeep.model.order.Side;

/**
 * What a strategy wanted and why.
 *
 * @param price when it wanted it: price units above 0
 * @param reason as the strategy gives it; empty when it gives none
 * @param clientOrderId the order that came of it, sent or denied
 * @param at UTC microseconds since the epoch
 */
public record Signal(Side side, long price, String reason, String clientOrderId, long at) {}
