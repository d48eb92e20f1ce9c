package dev.tradekeep.app.upkeep;

import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.MessageRepository;
import dev.tradekeep.store.connections.HealthRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.risk.RiskEventRepository;
import dev.tradekeep.store.settings.SettingsRepository;
import dev.tradekeep.store.settings.SystemSetting;
import dev.tradekeep.store.signals.SignalRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.audit.FindingRepository;
import dev.tradekeep.store.sqlite.backup.BackupRepository;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceRepository;
import dev.tradekeep.store.sqlite.statistics.SlowQueryRepository;
import dev.tradekeep.store.startups.StartupRepository;
import dev.tradekeep.store.users.ApiTokenRepository;
import dev.tradekeep.store.users.LoginAttemptRepository;
import dev.tradekeep.store.users.SessionRepository;
import java.time.Duration;

/**
 * A kind of row that is not kept for ever, with the setting that says how long or how many. The
 * books themselves have none: orders, trades, ledger, positions and what they refer to stay, and so
 * do the audit log and the history of settings.
 *
 * <p>A task of the writer runs one {@link #sweep}; the scheduler repeats it while it removes as
 * many rows as it may.
 */
public enum RetentionRule {
    SESSIONS(
            SystemSetting.KEEP_SESSIONS,
            (t, limit, rows) -> new SessionRepository(t).sweep(limit, rows)),
    TOKENS(
            SystemSetting.KEEP_TOKENS,
            (t, limit, rows) -> new ApiTokenRepository(t).sweep(limit, rows)),
    LOGIN_ATTEMPTS(
            SystemSetting.KEEP_LOGIN_ATTEMPTS,
            (t, limit, rows) -> new LoginAttemptRepository(t).sweep(limit, rows)),
    CONNECTION_EVENTS(
            SystemSetting.KEEP_CONNECTION_EVENTS,
            (t, limit, rows) -> new HealthRepository(t).sweepEvents(limit, rows)),
    ENGINE_EVENTS(
            SystemSetting.KEEP_ENGINE_EVENTS,
            (t, limit, rows) -> new EngineRunRepository(t).deleteEvents(limit, rows)),
    RISK_EVENTS(
            SystemSetting.KEEP_RISK_EVENTS,
            (t, limit, rows) -> new RiskEventRepository(t).delete(limit, rows)),
    STARTUP_RUNS(
            SystemSetting.KEEP_STARTUP_RUNS,
            (t, limit, rows) -> new StartupRepository(t).sweep(limit, rows)),
    /** Before the runs of upkeep that they refer to. */
    FINDINGS(
            SystemSetting.KEEP_FINDINGS,
            (t, limit, rows) -> new FindingRepository(t).sweep(limit, rows)),
    MAINTENANCE_RUNS(
            SystemSetting.KEEP_MAINTENANCE_RUNS,
            (t, limit, rows) -> new MaintenanceRepository(t).sweep(limit, rows)),
    SLOW_QUERIES(
            SystemSetting.KEEP_SLOW_QUERIES,
            (t, limit, rows) -> new SlowQueryRepository(t).sweep(limit, rows)),
    BACKUPS(
            SystemSetting.KEEP_BACKUPS,
            (t, limit, rows) -> new BackupRepository(t).sweep(limit, rows)),
    ALERTS(
            SystemSetting.KEEP_ALERTS,
            (t, limit, rows) -> new AlertRepository(t).sweep(limit, rows)),
    ALERT_MESSAGES(
            SystemSetting.KEEP_ALERT_MESSAGES,
            (t, limit, rows) -> new MessageRepository(t).sweep(limit, rows)),
    SIGNAL_CALLS(
            SystemSetting.KEEP_SIGNAL_CALLS,
            (t, limit, rows) -> new SignalRepository(t).sweep(limit, rows));

    /** Rows that one sweep removes at most, so that it never holds the writer for long. */
    public static final int ROWS_MAX = 500;

    private static final long MICROS_PER_DAY = Duration.ofDays(1).toNanos() / 1_000;

    /** Removes rows from before a time, or beyond a number of them. */
    @FunctionalInterface
    private interface Sweep {
        long run(Transaction transaction, long limit, int rowsMax);
    }

    private final SystemSetting setting;
    private final Sweep sweep;

    RetentionRule(SystemSetting setting, Sweep sweep) {
        this.setting = setting;
        this.sweep = sweep;
    }

    /** What says how long or how many. */
    public SystemSetting setting() {
        return setting;
    }

    /**
     * Removes some of the rows that are due.
     *
     * @param now UTC microseconds
     * @return how many, at most {@link #ROWS_MAX}
     */
    public long sweep(Transaction transaction, long now) {
        long value = new SettingsRepository(transaction).get(setting);
        long limit =
                switch (setting.unit()) {
                    case DAYS -> now - value * MICROS_PER_DAY;
                    case ROWS -> value;
                    case MILLISECONDS ->
                            throw new IllegalStateException(setting + " is no retention");
                };
        return sweep.run(transaction, limit, ROWS_MAX);
    }
}
