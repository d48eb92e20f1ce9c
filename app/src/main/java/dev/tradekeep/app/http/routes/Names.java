package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.listing.NameQuery;
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

    /** The key of an instrument such as {@code simulated:BTC/USD}. */
    static long instrument(Transaction transaction, String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || text.length() > LENGTH_MAX) {
            throw Requests.wanted("an instrument such as EXCHANGE:SYMBOL", "instruments", text);
        }
        InstrumentRepository instruments = new InstrumentRepository(transaction);
        return instruments
                .findExchange(text.substring(0, colon))
                .flatMap(exchange -> instruments.find(exchange, text.substring(colon + 1)))
                .orElseThrow(() -> Requests.notFound("instrument", text))
                .id();
    }
}
