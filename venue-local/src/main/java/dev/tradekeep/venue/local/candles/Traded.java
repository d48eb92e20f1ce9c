package dev.tradekeep.venue.local.candles;

/** A trade as candles see it. */
public record Traded(
        long id, long price, long quantity, long quote, long timeMillis, boolean buyerIsMaker) {}
