package dev.tradekeep.venue.account;

import java.time.Duration;

/**
 * How an exchange is asked for what everybody may know.
 *
 * @param timeout how long an answer is waited for
 * @param budget of the address, shared by all that ask there
 */
public record MarketSettings(VenueAddresses addresses, Duration timeout, RequestBudget budget) {}
