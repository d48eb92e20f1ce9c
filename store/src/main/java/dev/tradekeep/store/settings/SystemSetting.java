package dev.tradekeep.store.settings;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of the running system: a whole number with its unit, its default and its bounds. A
 * name that is not here cannot be set.
 */
public enum SystemSetting {
    KEEP_SESSIONS(
            "keep.sessions", Unit.DAYS, 30, "how long sessions stay readable after they ended"),
    KEEP_TOKENS("keep.tokens", Unit.DAYS, 365, "how long tokens stay readable after they ended"),
    KEEP_LOGIN_ATTEMPTS("keep.login_attempts", Unit.DAYS, 90, "how long login attempts are kept"),
    KEEP_CONNECTION_EVENTS(
            "keep.connection_events", Unit.DAYS, 90, "how long events of connections are kept"),
    KEEP_ENGINE_EVENTS("keep.engine_events", Unit.DAYS, 365, "how long events of engines are kept"),
    KEEP_RISK_EVENTS(
            "keep.risk_events", Unit.DAYS, 365, "how long denials and breaches of limits are kept"),
    KEEP_STARTUP_RUNS("keep.startup_runs", Unit.ROWS, 1_000, "how many starts are kept"),
    KEEP_MAINTENANCE_RUNS(
            "keep.maintenance_runs", Unit.ROWS, 10_000, "how many runs of upkeep are kept"),
    KEEP_FINDINGS(
            "keep.findings", Unit.DAYS, 365, "how long findings are kept after they were resolved"),
    KEEP_SLOW_QUERIES("keep.slow_queries", Unit.ROWS, 10_000, "how many slow queries are kept"),
    KEEP_BACKUPS(
            "keep.backups",
            Unit.ROWS,
            1_000,
            "how many backups are remembered after they are gone"),
    KEEP_ALERTS("keep.alerts", Unit.DAYS, 365, "how long alerts are kept after somebody saw them"),
    KEEP_ALERT_MESSAGES(
            "keep.alert_messages",
            Unit.DAYS,
            90,
            "how long messages are kept after they were sent"),
    KEEP_SIGNAL_CALLS("keep.signal_calls", Unit.DAYS, 365, "how long calls of hooks are kept"),
    SLOW_QUERY(
            "slow.query", Unit.MILLISECONDS, 100, "from how long on a statement is noted as slow");

    /** What a value counts, and within which bounds. */
    public enum Unit {
        DAYS(1, 36_500),
        ROWS(10, 10_000_000),
        MILLISECONDS(1, 3_600_000);

        private final long min;
        private final long max;

        Unit(long min, long max) {
            this.min = min;
            this.max = max;
        }

        /** The smallest value. */
        public long min() {
            return min;
        }

        /** The largest value. */
        public long max() {
            return max;
        }
    }

    private final String column;
    private final Unit unit;
    private final long standard;
    private final String meaning;

    SystemSetting(String column, Unit unit, long standard, String meaning) {
        this.column = column;
        this.unit = unit;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The name that people use and the table holds. */
    public String settingName() {
        return column;
    }

    /** What a value counts. */
    public Unit unit() {
        return unit;
    }

    /** The value while nobody has set one. */
    public long standard() {
        return standard;
    }

    /** One phrase for the help. */
    public String meaning() {
        return meaning;
    }

    /** The setting of a name. */
    public static Optional<SystemSetting> named(String name) {
        for (SystemSetting setting : values()) {
            if (setting.column.equals(name)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a value and checks its bounds.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}
     */
    public long parse(String text) {
        try {
            return check(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw wanted(text, e);
        }
    }

    long check(long value) {
        if (value < unit.min || value > unit.max) {
            throw wanted(Long.toString(value), null);
        }
        return value;
    }

    private TradekeepException wanted(String found, @Nullable NumberFormatException cause) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted a whole number from "
                        + unit.min
                        + " to "
                        + unit.max
                        + " for "
                        + column
                        + ", found \""
                        + found
                        + "\".",
                cause);
    }
}
