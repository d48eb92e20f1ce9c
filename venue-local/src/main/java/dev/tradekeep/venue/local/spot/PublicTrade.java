package dev.tradekeep.venue.local.spot;

/**
 * A trade as everybody sees it.
 *
 * @param takerOrder trades of one arriving order at one price are told as one
 * @param buyerIsMaker whether the buyer's order was the resting one
 */
public record PublicTrade(
        long id,
        long price,
        long quantity,
        long quote,
        long timeMicros,
        boolean buyerIsMaker,
        long takerOrder) {}
