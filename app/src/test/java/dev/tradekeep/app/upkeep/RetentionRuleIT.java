package dev.tradekeep.app.upkeep;

import static dev.tradekeep.store.sqlite.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.store.removal.RemovalQuery;
import dev.tradekeep.store.settings.SettingsRepository;
import dev.tradekeep.store.settings.SystemSetting;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class RetentionRuleIT extends BooksIT {
    private static final long DAY = 86_400_000_000L;

    @Test
    void everySettingOfRetentionHasItsRows() {
        assertThat(Arrays.stream(RetentionRule.values()).map(RetentionRule::setting))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SystemSetting.values())
                                .filter(setting -> setting.settingName().startsWith("keep."))
                                .toList());
    }

    @Test
    void emptyTablesHaveNothingToSweep() {
        for (RetentionRule retention : RetentionRule.values()) {
            assertThat(sweep(retention, NOW)).as(retention.name()).isZero();
        }
    }

    @Test
    void sweepsEveryKindOfRowAndKeepsTheRest() {
        addDueAndYoungRows();
        for (SystemSetting setting : SystemSetting.values()) {
            run(t -> new SettingsRepository(t).set(setting, setting.unit().min(), null, NOW));
        }

        for (RetentionRule retention : RetentionRule.values()) {
            assertThat(sweep(retention, NOW)).as(retention.name()).isEqualTo(3);
            assertThat(sweep(retention, NOW)).as(retention.name() + " again").isZero();
        }
        assertThat(
                        rows(
                                """
                                SELECT count(*) FROM user_sessions UNION ALL
                                SELECT count(*) FROM api_tokens UNION ALL
                                SELECT count(*) FROM login_attempts UNION ALL
                                SELECT count(*) FROM connection_events UNION ALL
                                SELECT count(*) FROM engine_events UNION ALL
                                SELECT count(*) FROM risk_events UNION ALL
                                SELECT count(*) FROM startup_runs UNION ALL
                                SELECT count(*) FROM audit_findings UNION ALL
                                SELECT count(*) FROM maintenance_runs UNION ALL
                                SELECT count(*) FROM slow_queries UNION ALL
                                SELECT count(*) FROM backups UNION ALL
                                SELECT count(*) FROM alerts UNION ALL
                                SELECT count(*) FROM alert_messages UNION ALL
                                SELECT count(*) FROM signal_calls\
                                """))
                .containsOnly("10");
    }

    @Test
    void sweepsInBoundedSteps() {
        PlainSql.run(
                path(),
                """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
                INSERT INTO login_attempts (user_name, address, outcome, attempted_at)
                SELECT 'u', 'a', 'succeeded', 0 FROM n\
                """);

        assertThat(sweep(RetentionRule.LOGIN_ATTEMPTS, NOW)).isEqualTo(RetentionRule.ROWS_MAX);
        assertThat(sweep(RetentionRule.LOGIN_ATTEMPTS, NOW)).isEqualTo(RetentionRule.ROWS_MAX);
        assertThat(sweep(RetentionRule.LOGIN_ATTEMPTS, NOW)).isEqualTo(200);
    }

    @Test
    void aDayIsADay() {
        PlainSql.run(
                path(),
                """
                INSERT INTO login_attempts (user_name, address, outcome, attempted_at)
                VALUES ('u', 'a', 'succeeded', %d)\
                """
                        .formatted(NOW));
        long days = SystemSetting.KEEP_LOGIN_ATTEMPTS.standard();

        assertThat(sweep(RetentionRule.LOGIN_ATTEMPTS, NOW + days * DAY)).isZero();
        assertThat(sweep(RetentionRule.LOGIN_ATTEMPTS, NOW + days * DAY + 1)).isEqualTo(1);
    }

    /** Thirteen rows a table; the first three are two days old, or beyond the newest ten. */
    private void addDueAndYoungRows() {
        PlainSql.run(
                path(),
                """
                CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (
                    SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 13)
                    SELECT i, iif(i <= 3, %1$d, %2$d) AS at FROM n;
                INSERT INTO users (id, name, role, status, password_hash, created_at, updated_at)
                    VALUES (1, 'u', 'viewer', 'active', printf('%%040d', 1), 0, 0);
                INSERT INTO user_sessions (user_id, token_sha256, csrf_sha256, address, created_at,
                        last_seen_at, expires_at)
                    SELECT 1, CAST(printf('%%032d', i) AS BLOB), zeroblob(32), '', 0, 0, at FROM n;
                INSERT INTO api_tokens (user_id, name, token_sha256, scopes, created_at, expires_at)
                    SELECT 1, i, CAST(printf('%%032d', i) AS BLOB), 'read', 0, at FROM n;
                INSERT INTO login_attempts (user_name, address, outcome, attempted_at)
                    SELECT 'u', '', 'limited', at FROM n;
                INSERT INTO exchanges (id, code, kind, created_at) VALUES (1, 'x', 'live', 0);
                INSERT INTO exchange_connections (id, exchange_id, name, environment, enabled,
                        created_at, updated_at)
                    VALUES (1, 1, 'c', 'live', 0, 0, 0);
                INSERT INTO connection_events (connection_id, event, occurred_at)
                    SELECT 1, 'e', at FROM n;
                INSERT INTO assets (id, code, scale, created_at) VALUES (1, 'USD', 2, 0);
                INSERT INTO portfolios (id, name, created_at) VALUES (1, 'p', 0);
                INSERT INTO engines (id, name, mode, exchange_id, portfolio_id, created_at)
                    VALUES (1, 'e', 'paper', 1, 1, 0);
                INSERT INTO engine_runs (id, engine_id, strategy, status, candles, started_at)
                    VALUES (1, 1, 's', 'running', 0, 0);
                INSERT INTO engine_events (engine_id, engine_run_id, event, occurred_at)
                    SELECT 1, 1, 'started', at FROM n;
                INSERT INTO risk_events (kind, code, engine_run_id, portfolio_id, detail,
                        occurred_at)
                    SELECT 'denial', 'c', 1, 1, '', at FROM n;
                INSERT INTO startup_runs (id, node, version, outcome, started_at, ended_at)
                    SELECT i, 'n', '1', 'ready', 0, 0 FROM n;
                INSERT INTO maintenance_runs (id, kind, cause, outcome, started_at, ended_at)
                    SELECT i, 'audit', 'command', 'done', 0, 0 FROM n;
                INSERT INTO audit_findings (maintenance_run_id, check_id, severity, subject, detail,
                        found_at, resolved_at)
                    SELECT i, 'c', 'error', i, '', 0, at FROM n;
                INSERT INTO slow_queries (query, duration_micros, full_scan_steps, sorts,
                        automatic_index_rows, plan, ran_at)
                    SELECT 'q', 1, 0, 0, 0, '', 0 FROM n;
                INSERT INTO backups (path, cause, outcome, size_bytes, started_at, ended_at)
                    SELECT 'b', 'command', 'failed', 0, 0, 0 FROM n;
                INSERT INTO alerts (severity, code, message, raised_at, acknowledged_at)
                    SELECT 'info', 'c', 'm', 0, at FROM n;
                INSERT INTO alert_channels (id, name, kind, enabled, messages_per_minute,
                        created_at, updated_at)
                    VALUES (1, 'c', 'webhook', 0, 1, 0, 0);
                INSERT INTO alert_messages (channel_id, severity, code, subject, text, state,
                        next_at, created_at, ended_at)
                    SELECT 1, 'info', 'c', '', 'm', 'sent', 0, 0, at FROM n;
                INSERT INTO signal_hooks (id, name, enabled, path_sha256, engine_id, order_type,
                        side_field, instrument_field, quantity_field, price_field, id_field,
                        quote_asset_id, max_notional, orders_per_minute, window_seconds,
                        created_at, updated_at)
                    VALUES (1, 'h', 1, printf('%%064d', 1), 1, 'market', 's', 'i', 'q', 'p', 'd',
                        1, 1, 1, 1, 0, 0);
                INSERT INTO signal_calls (hook_id, call_key, state, wish, address, received_at)
                    SELECT 1, i, 'refused', '', '', at FROM n;
                """
                        .formatted(NOW - 2 * DAY, NOW));
    }

    /**
     * Rows that are part of the books, or that people make one by one, and so are never swept.
     * Series and the imports into them are not here: people delete those, with what they hold.
     */
    private static final List<String> KEPT_FOR_EVER =
            List.of(
                    "assets",
                    "audit_log",
                    "backtest_equity",
                    "backtest_feeds",
                    "backtest_inputs",
                    "backtest_markets",
                    "backtest_statistics",
                    "backtest_strategies",
                    "backtest_trades",
                    "backtest_trials",
                    "backtest_verdicts",
                    "backtests",
                    "balances",
                    "decimal_scales",
                    "engine_bookings",
                    "engine_runs",
                    "engine_venues",
                    "engines",
                    "engine_presets",
                    "engine_slots",
                    "equity_baselines",
                    "equity_snapshots",
                    "exchange_connections",
                    "exchanges",
                    "funding_payments",
                    "instrument_changes",
                    "instrument_defaults",
                    "instrument_imports",
                    "instruments",
                    "ledger_entries",
                    "order_events",
                    "order_groups",
                    "orders",
                    "performance_daily",
                    "portfolios",
                    "position_changes",
                    "positions",
                    "presets",
                    "risk_limits",
                    "run_venues",
                    "settings_history",
                    "signals",
                    "strategies",
                    "strategy_states",
                    "sweep_batches",
                    "sweep_trials",
                    "sweeps",
                    "trades",
                    "trading_halts",
                    "transfers",
                    "users");

    private static final Pattern DELETES = Pattern.compile("\\bDELETE FROM (\\w+)");

    @Test
    void whatMayGrowWithoutEndIsSweptAndBooksAreNeverDeleted() {
        Set<String> deleted =
                QueryCatalogue.all().stream()
                        // A person deletes an engine or a backtest with all that is its own.
                        .filter(query -> !(query instanceof RemovalQuery))
                        .flatMap(query -> DELETES.matcher(query.sql()).results())
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        // They have one row for each thing of a bounded kind, or go with the row they belong to.
        Set<String> bounded =
                Set.of(
                        "address_blocks",
                        "alert_progress",
                        "connection_health",
                        "signal_hook_instruments",
                        "startup_steps");

        List<String> tables =
                rows(
                        """
                        SELECT name FROM pragma_table_list
                        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'\
                        """);
        assertThat(tables).containsAll(KEPT_FOR_EVER).containsAll(bounded);
        assertThat(deleted).doesNotContainAnyElementsOf(KEPT_FOR_EVER);
        assertThat(tables.stream().filter(table -> !deleted.contains(table)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(KEPT_FOR_EVER.stream(), bounded.stream()).toList());
    }

    @Test
    void retentionRepeatsARuleUntilNothingIsDue() {
        PlainSql.run(
                path(),
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                INSERT INTO login_attempts (user_name, address, outcome, attempted_at)
                SELECT 'u', 'a', 'succeeded', i FROM n\
                """);

        assertThat(new RowRetention(database()).apply(NOW))
                .containsEntry("login_attempts", 20_000L);
        assertThat(rows("SELECT count(*) FROM login_attempts")).containsExactly("0");
    }

    private long sweep(RetentionRule retention, long now) {
        return write(t -> retention.sweep(t, now));
    }
}
