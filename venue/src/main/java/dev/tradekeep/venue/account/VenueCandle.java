package dev.tradekeep.venue.account;

import dev.tradekeep.model.number.Decimal;

/**
 * A candle as an exchange tells it.
 *
 * @param openTime UTC microseconds
 * @param volume in the base asset
 */
public record VenueCandle(
        long openTime, Decimal open, Decimal high, Decimal low, Decimal close, Decimal volume) {}
