package dev.tradekeep.venue.local.binance;

/** The trades of one arriving order at one price. */
record AggregateTrade(
        long id,
        long price,
        long quantity,
        long firstId,
        long lastId,
        long timeMicros,
        boolean buyerIsMaker) {}
