package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.Comparator;

/**
 * What a portfolio holds: of an instrument in a position, of an asset in a balance.
 *
 * @param otherId of the instrument or the asset
 */
record Holding(long portfolioId, long otherId) {
    static final Comparator<Holding> ORDER =
            Comparator.comparingLong(Holding::portfolioId).thenComparingLong(Holding::otherId);

    /** Of a row with the columns {@code portfolio_id} and {@code other_id}. */
    static Holding read(RowCursor row) {
        return new Holding(row.number("portfolio_id"), row.number("other_id"));
    }

    /** Such as {@code portfolio 1, instrument 7}. */
    String named(String other) {
        return "portfolio " + portfolioId + ", " + other + " " + otherId;
    }
}
