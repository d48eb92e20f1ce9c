package dev.tradekeep.store.migrate;

import java.util.List;

/** The tables that every database of ours has: {@code db status} names those that are missing. */
public final class CoreTables {
    private static final List<String> NAMES =
            List.of(
                    "migrations",
                    "exchanges",
                    "assets",
                    "instruments",
                    "portfolios",
                    "balances",
                    "positions",
                    "ledger_entries",
                    "engines",
                    "engine_runs",
                    "orders",
                    "order_events",
                    "trades",
                    "candle_series",
                    "candles",
                    "data_imports");

    private CoreTables() {}

    /** Their names. */
    public static List<String> names() {
        return NAMES;
    }
}
