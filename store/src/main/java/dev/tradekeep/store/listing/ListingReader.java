package dev.tradekeep.store.listing;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.RowVisitor;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads pages of listings in one transaction. */
public final class ListingReader {
    private final Transaction transaction;

    public ListingReader(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Reads a page.
     *
     * @param given the value of every filter of the listing by its name
     * @param after where the page before it ended; null for the first page
     * @param rowsMax 1 to {@link ListingPage#ROWS_MAX}
     * @throws TradekeepException when a value is malformed or names a row that is not there
     */
    public ListingPage page(
            Listing listing, Map<String, String> given, @Nullable Cursor after, int rowsMax) {
        List<@Nullable String[]> rows = new ArrayList<>();
        Cursor next = forEach(listing, given, after, rowsMax, rows::add);
        return new ListingPage(listing.source().columns(), rows, next);
    }

    /** Takes the rows of a page one after the other. */
    @FunctionalInterface
    public interface RowTaker {
        /**
         * Takes a row.
         *
         * @param texts of its values, null for NULL
         * @return whether the page has room for another one
         */
        boolean take(@Nullable String[] texts);
    }

    /**
     * Reads a page row by row, keeping none. It ends early when the taker has no more room.
     *
     * @return where the next page begins; null when this is the last
     */
    public @Nullable Cursor forEach(
            Listing listing,
            Map<String, String> given,
            @Nullable Cursor after,
            int rowsMax,
            RowTaker taker) {
        if (rowsMax < 1 || rowsMax > ListingPage.ROWS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted 1 to " + ListingPage.ROWS_MAX + " rows a page, found " + rowsMax + ".");
        }
        ListingSource source = listing.source();
        Filters filters = Filters.read(transaction, listing, given);
        PageRows rows = new PageRows(source, rowsMax, taker);
        // One row more than wanted tells whether there is a next page.
        transaction.forEach(
                listing,
                parameters -> {
                    filters.bind(parameters);
                    Cursor from = after == null ? source.start() : after;
                    int next = filters.count() + 1;
                    parameters.set(next, from.first());
                    if (source.keyColumns() > 1) {
                        next++;
                        parameters.set(next, from.second());
                    }
                    parameters.set(next + 1, rowsMax + 1L);
                },
                rows);
        return rows.more ? rows.last : null;
    }

    /** Hands on the rows of a page, and keeps the key of the last of them. */
    private static final class PageRows implements RowVisitor {
        private final ListingSource source;
        private final RowTaker taker;
        private int room;
        private @Nullable Cursor last;
        private boolean more;

        PageRows(ListingSource source, int rowsMax, RowTaker taker) {
            this.source = source;
            this.taker = taker;
            room = rowsMax;
        }

        @Override
        public void visit(Row row) {
            if (room == 0) {
                more = true;
                return;
            }
            room = taker.take(texts(source, row)) ? room - 1 : 0;
            if (room == 0) {
                last = key(source, row);
            }
        }
    }

    private static @Nullable String[] texts(ListingSource source, Row row) {
        List<Column> columns = source.columns();
        @Nullable String[] texts = new @Nullable String[columns.size()];
        for (int column = 0; column < texts.length; column++) {
            if (!row.isNull(column)) {
                ColumnKind kind = columns.get(column).kind();
                texts[column] = kind.format(row, column, source.scaleColumn(column));
            }
        }
        return texts;
    }

    private static Cursor key(ListingSource source, Row row) {
        int first = source.firstKeyColumn();
        return new Cursor(row.getLong(first), source.keyColumns() > 1 ? row.getLong(first + 1) : 0);
    }
}
