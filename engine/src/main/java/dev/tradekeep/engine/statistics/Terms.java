package dev.tradekeep.engine.statistics;

import dev.tradekeep.venue.TradingDays;

/**
 * By which terms returns become ratios.
 *
 * @param sessions the days whose returns count
 * @param riskFree what a period earns without risk
 */
public record Terms(TradingDays sessions, double riskFree) {
    private static final int DAYS_A_YEAR = 365;
    private static final int SESSIONS_A_YEAR = 252;

    /** Without anything that is earned without risk. */
    public static Terms of(TradingDays sessions) {
        return new Terms(sessions, 0);
    }

    /** A: periods a year. */
    public int periodsPerYear() {
        return switch (sessions) {
            case EVERY_DAY -> DAYS_A_YEAR;
            case WEEKDAYS, SESSIONS -> SESSIONS_A_YEAR;
        };
    }
}
