package dev.tradekeep.engine.accounting;

import org.jspecify.annotations.Nullable;

/**
 * A part of a lot that was closed, or something else that a tax return may want to know of.
 *
 * @param openedAt when it came, UTC microseconds; null for what has no lot
 * @param openedBy the posting that brought it
 * @param closedAt when it went, or when an income came; null for what only came
 * @param closedBy likewise
 * @param quantity base-asset units; below 0 for what had been sold short; 0 for money
 * @param cost what it was bought for, units of the currency; null when nobody knows
 * @param proceeds what it brought; null when nobody knows, or nothing was asked for it
 * @param fees of both ends, as far as they were paid in the currency
 * @param currency id of the asset of the amounts; null when they are not known, or of two
 *     currencies
 * @param gain proceeds less cost and fees; null when one of them is not known
 */
public record TaxRow(
        Kind kind,
        long portfolioId,
        long assetId,
        @Nullable Long openedAt,
        @Nullable Long openedBy,
        @Nullable Long closedAt,
        @Nullable Long closedBy,
        long quantity,
        @Nullable Long cost,
        @Nullable Long proceeds,
        long fees,
        @Nullable Long currency,
        @Nullable Long gain) {

    /** What happened. */
    public enum Kind {
        /** Sold, or bought back after a short sale. */
        SALE,
        /** Spent as the money of another trade: what it was worth then is not known. */
        SPENT,
        /** Came as the money of another trade: what it cost is not known. */
        RECEIVED,
        /** Paid as a fee of a trade of other things: its cost is the loss. */
        FEE,
        /** Came from outside; its cost is what was declared. */
        DEPOSIT,
        /** Left for outside: no sale, and its lots are no longer followed. */
        WITHDRAWAL,
        /** A difference that people accepted. */
        ADJUSTMENT,
        /** What holding a contract cost, or brought in. */
        FUNDING,
        /** What borrowing cost, or lending brought in. */
        INTEREST
    }
}
