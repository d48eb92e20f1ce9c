package dev.tradekeep.venue.local.spot;

/**
 * One side of a trade.
 *
 * @param tradeId rises with each trade of the symbol
 * @param quote what it was worth in the other asset
 * @param timeMicros when
 */
public record Fill(
        long tradeId,
        SpotOrder order,
        long price,
        long quantity,
        long quote,
        long commission,
        String commissionAsset,
        boolean maker,
        long timeMicros) {}
