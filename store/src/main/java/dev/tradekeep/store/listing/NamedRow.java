package dev.tradekeep.store.listing;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the row that a name means. */
public final class NamedRow {
    private static final char EXCHANGE_SEPARATOR = ':';

    private NamedRow() {}

    /**
     * The key of a row.
     *
     * @param name as people write it; of an instrument its symbol, or the exchange, a colon and the
     *     symbol
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is none, with {@link
     *     ErrorCode#INVALID_ARGUMENT} when several exchanges list an instrument of this symbol
     */
    public static long key(Transaction transaction, NameQuery lookup, String name) {
        int separator = lookup == NameQuery.INSTRUMENT ? name.indexOf(EXCHANGE_SEPARATOR) : -1;
        String own = name.substring(separator + 1);
        @Nullable String exchange = separator < 0 ? null : name.substring(0, separator);
        List<Long> keys =
                transaction.list(
                        lookup,
                        parameters -> {
                            parameters.set(1, own);
                            if (lookup == NameQuery.INSTRUMENT) {
                                parameters.set(2, exchange);
                            }
                        },
                        row -> row.getLong(0));
        if (keys.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "There is no " + lookup.noun() + " \"" + name + "\" in the books.");
        }
        if (keys.size() > 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Several exchanges list "
                            + name
                            + ". Name one, as in EXCHANGE"
                            + EXCHANGE_SEPARATOR
                            + name
                            + ".");
        }
        return keys.getFirst();
    }
}
