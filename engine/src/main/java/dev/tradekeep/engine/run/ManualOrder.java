package dev.tradekeep.engine.run;

import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order that a person asks for.
 *
 * @param quantity quantity units
 * @param limitPrice price units; 0 for a market order
 * @param reason for people
 * @param callerOrderId the caller's own id of it, unique for ever and never sent to a venue; null
 *     when there is none
 */
public record ManualOrder(
        Side side, long quantity, long limitPrice, String reason, @Nullable String callerOrderId) {}
