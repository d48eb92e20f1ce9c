package dev.tradekeep.venue.account;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.order.Side;

/**
 * A trade between others.
 *
 * @param id the exchange's, unique in its market
 * @param taker the side of who took
 * @param at UTC microseconds of the exchange's clock
 */
public record VenueTrade(String id, Decimal price, Decimal quantity, Side taker, long at) {}
