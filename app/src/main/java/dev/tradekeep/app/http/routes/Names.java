package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.listing.NamedRow;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import org.jspecify.annotations.Nullable;

/** The keys of rows that requests name. */
final class Names {
    private static final int LENGTH_MAX = 128;

    private Names() {}

    /** The key of a row by its name; null when no name is given. */
    static @Nullable Long find(Transaction transaction, NameQuery query, @Nullable String name) {
        return name == null ? null : (Long) get(transaction, query, name);
    }

    /** The key of a row by its name. */
    static long get(Transaction transaction, NameQuery query, String name) {
        return transaction
                .find(query, p -> p.set(1, name), row -> row.getLong(0))
                .orElseThrow(() -> Requests.notFound(Word.of(query), name));
    }

    /** The key of an instrument such as {@code BTC/USD} or {@code simulated:BTC/USD}. */
    static long instrument(Transaction transaction, String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            throw Requests.wanted("SYMBOL or EXCHANGE:SYMBOL", "instruments", text);
        }
        return NamedRow.key(transaction, NameQuery.INSTRUMENT, text);
    }
}
