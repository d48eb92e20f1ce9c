package dev.tradekeep.store.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a listing, in its order.
 *
 * @param columns as in each row
 * @param rows the text of every value, null for NULL
 * @param next where the next page begins; null when this is the last
 */
public record ListingPage(
        List<Column> columns, List<@Nullable String[]> rows, @Nullable Cursor next) {
    /** Rows of a page unless the caller says. */
    public static final int ROWS_DEFAULT = 50;

    /** Rows of a page at most. */
    public static final int ROWS_MAX = 1000;

    public ListingPage {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
