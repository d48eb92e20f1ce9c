package dev.tradekeep.store.portfolio;

import dev.tradekeep.model.position.Position;

/**
 * What a trade made of a position.
 *
 * @param quantityChange quantity units, not 0; below 0 for a sale
 * @param after the position that it led to
 * @param fee of the trade, units of the fee's asset
 * @param at UTC microseconds since the epoch
 */
public record PositionChange(long quantityChange, Position after, long fee, long at) {}
