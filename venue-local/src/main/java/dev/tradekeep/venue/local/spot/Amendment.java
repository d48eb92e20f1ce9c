package dev.tradekeep.venue.local.spot;

/**
 * An order was made smaller.
 *
 * @param executionId of the report that told of it
 */
public record Amendment(
        long executionId,
        String clientIdBefore,
        String clientIdAfter,
        long quantityBefore,
        long quantityAfter,
        long timeMicros) {}
