package dev.tradekeep.venue.account;

import dev.tradekeep.model.number.Decimal;

/**
 * The best prices of an order book.
 *
 * @param at UTC microseconds, of the exchange's clock where it says the time, else of ours
 */
public record BookTop(
        Decimal bid, Decimal bidQuantity, Decimal ask, Decimal askQuantity, long at) {}
