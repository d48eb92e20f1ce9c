package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tables whose rows have to agree with others in ways that the schema alone cannot hold. They take
 * a whole export into an empty table, as when books are brought into a new file, and nothing else.
 */
final class ProtectedTables {
    private static final String HISTORY = "migrations";

    private static final String BOOKS =
            "its rows have to agree with those of the other books, which the engine keeps";
    private static final String SERIES =
            "the catalogue of series and the roll-ups follow its rows. Use 'tradekeep market"
                    + " import'";

    private static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry("audit_log", "each row holds the hash of the one before it"),
                    Map.entry("orders", BOOKS),
                    Map.entry("order_events", BOOKS),
                    Map.entry("trades", BOOKS),
                    Map.entry("balances", BOOKS),
                    Map.entry("positions", BOOKS),
                    Map.entry("position_changes", BOOKS),
                    Map.entry("ledger_entries", BOOKS),
                    Map.entry("funding_payments", BOOKS),
                    Map.entry("candle_series", SERIES),
                    Map.entry("candles", SERIES),
                    Map.entry("candle_gaps", SERIES),
                    Map.entry("candle_rollups", SERIES),
                    Map.entry("candle_statistics", SERIES),
                    Map.entry("tick_series", SERIES),
                    Map.entry("market_trades", SERIES),
                    Map.entry("quotes", SERIES),
                    Map.entry("tick_chunks", SERIES),
                    Map.entry("staged_loads", SERIES),
                    Map.entry("staged_rows", SERIES));

    private ProtectedTables() {}

    /** Their names. */
    static Stream<String> names() {
        return Stream.concat(Stream.of(HISTORY), REASONS.keySet().stream());
    }

    /**
     * Lets a load pass, or not.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} and the reason
     */
    static void check(Transaction transaction, TableShape table, BulkMode mode) {
        if (table.name().equals(HISTORY)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The history of migrations is written by 'tradekeep db migrate' alone.");
        }
        Optional<String> reason = Optional.ofNullable(REASONS.get(table.name()));
        if (reason.isPresent() && !(mode == BulkMode.INSERT && isEmpty(transaction, table))) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Table "
                            + table.name()
                            + " is not written in bulk: "
                            + reason.get()
                            + ". Only a whole export may be inserted while it is empty.");
        }
    }

    private static boolean isEmpty(Transaction transaction, TableShape table) {
        GeneratedQuery any =
                new GeneratedQuery(
                        "bulk look at " + table.name(),
                        "SELECT NOT EXISTS (SELECT 1 FROM " + SqlName.quoted(table.name()) + ")");
        return transaction.get(any, Binder.NONE, row -> row.getBoolean(0));
    }
}
