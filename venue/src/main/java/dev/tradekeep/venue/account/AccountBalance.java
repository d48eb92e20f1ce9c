package dev.tradekeep.venue.account;

import dev.tradekeep.model.number.Decimal;

/**
 * What an account holds of an asset.
 *
 * @param asset the exchange's code
 * @param free what may be traded or sent away
 * @param locked what open orders hold
 */
public record AccountBalance(String asset, Decimal free, Decimal locked) {}
