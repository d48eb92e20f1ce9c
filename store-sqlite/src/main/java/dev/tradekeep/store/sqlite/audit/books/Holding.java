package dev.tradekeep.store.sqlite.audit.books;

import java.util.Comparator;

/**
 * What a portfolio holds: of an instrument in a position, of an asset in a balance.
 *
 * @param otherId of the instrument or the asset
 */
record Holding(long portfolioId, long otherId) {
    static final Comparator<Holding> ORDER =
            Comparator.comparingLong(Holding::portfolioId).thenComparingLong(Holding::otherId);

    /** Such as {@code portfolio 1, instrument 7}. */
    String named(String other) {
        return "portfolio " + portfolioId + ", " + other + " " + otherId;
    }
}
