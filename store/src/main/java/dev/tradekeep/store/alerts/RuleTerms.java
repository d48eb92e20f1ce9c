package dev.tradekeep.store.alerts;

import org.jspecify.annotations.Nullable;

/**
 * What a rule says.
 *
 * @param area only alerts about this; null for all
 * @param code only alerts of this code; null for all
 * @param severity at least this; of a rule with a measure, what its alerts are
 * @param measure the figure that raises an alert; null for a rule about alerts that others raise
 * @param threshold in the unit of the measure; null without one
 * @param coolDownSeconds for how long another message of this code and subject is held back
 * @param channelId where to; null for every channel that is enabled
 */
public record RuleTerms(
        boolean enabled,
        @Nullable AlertArea area,
        @Nullable String code,
        AlertSeverity severity,
        @Nullable AlertMeasure measure,
        @Nullable Long threshold,
        long coolDownSeconds,
        @Nullable Long channelId) {
    public static final long COOL_DOWN_SECONDS_MAX = 30 * 86_400L;
    public static final long COOL_DOWN_SECONDS_DEFAULT = 300;
}
