package dev.tradekeep.store.alerts;

import java.util.Locale;

/** A figure that a rule watches. All but the last are too much above the threshold. */
public enum AlertMeasure {
    ENGINE_SILENCE("s", false, "since an engine that is to run said that it lives"),
    ACCOUNT_LATENCY("ms", false, "what 99 of 100 answers of an account did not exceed"),
    ACCOUNT_FAILURES("", false, "requests of an account in a row that failed"),
    ACCOUNT_CLOCK("ms", false, "between the clock of an account's exchange and ours"),
    RISK_DRAWDOWN("bp", false, "of a portfolio's equity below its highest of the UTC day"),
    RISK_DENIALS("", false, "orders denied and limits broken within the last hour"),
    DATABASE_SIZE("MiB", false, "of the file"),
    DATABASE_FREE("MiB", true, "that the disk of the file has free");

    private final String unit;
    private final boolean below;
    private final String meaning;

    AlertMeasure(String unit, boolean below, String meaning) {
        this.unit = unit;
        this.below = below;
        this.meaning = meaning;
    }

    /** What it counts; empty for things. */
    public String unit() {
        return unit;
    }

    /** One phrase for the help. */
    public String meaning() {
        return meaning;
    }

    /** Whether a value is beyond a threshold, on the side where it is bad. */
    public boolean isBeyond(long value, long threshold) {
        return below ? value < threshold : value > threshold;
    }

    /** The code of the alerts that its rules raise, such as {@code account.latency}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    /** The words between a value and a threshold that it is beyond. */
    public String comparison() {
        return below ? "below" : "above";
    }
}
