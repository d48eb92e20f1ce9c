package dev.tradekeep.store.sqlite.migrate;

import java.util.List;

/**
 * The tables that every database of ours has, domain by domain: {@code db status} names those that
 * are missing.
 */
public final class CoreTables {
    private static final List<String> NAMES =
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

    /** Their names. */
    public static List<String> names() {
        return NAMES;
    }
}
