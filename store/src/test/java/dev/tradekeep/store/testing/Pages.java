package dev.tradekeep.store.testing;

import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads listings as people see them. */
public final class Pages {
    private Pages() {}

    /** One column of the first page of a listing; NULL as nothing. */
    public static List<String> column(
            Transaction transaction, Listing listing, Map<String, String> filters, String column) {
        ListingPage page =
                new ListingReader(transaction)
                        .page(listing, filters, null, ListingPage.ROWS_DEFAULT);
        List<String> names = page.columns().stream().map(c -> c.name()).toList();
        int index = names.indexOf(column);
        List<String> values = new ArrayList<>();
        for (@Nullable String[] row : page.rows()) {
            String value = row[index];
            values.add(value == null ? "" : value);
        }
        return values;
    }
}
