package dev.tradekeep.store.migrate;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/** The tables without which nothing can be traded or audited, domain by domain. */
public final class CoreTables {
    /** Their names. */
    public static final List<String> NAMES =
            List.of(
                    "migrations",
                    "system_settings",
                    "users",
                    "user_sessions",
                    "api_tokens",
                    "exchanges",
                    "exchange_connections",
                    "connection_secrets",
                    "connection_health",
                    "assets",
                    "instruments",
                    "instrument_symbols",
                    "portfolios",
                    "balances",
                    "positions",
                    "position_changes",
                    "ledger_entries",
                    "strategies",
                    "presets",
                    "preset_instruments",
                    "signals",
                    "backtests",
                    "engines",
                    "engine_runs",
                    "engine_events",
                    "orders",
                    "order_events",
                    "trades",
                    "candle_series",
                    "candles",
                    "market_trades",
                    "quotes",
                    "data_imports",
                    "risk_limits",
                    "risk_events",
                    "trading_halts",
                    "equity_snapshots",
                    "performance_daily",
                    "audit_log");

    private CoreTables() {}

    /** Those of them that a database lacks, in the order above. */
    public static List<String> missing(Transaction transaction) {
        List<String> present =
                transaction.list(MigrationQuery.TABLE_NAMES, Binder.NONE, row -> row.getText(0));
        return NAMES.stream().filter(name -> !present.contains(name)).toList();
    }
}
