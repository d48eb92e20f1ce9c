package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickKind;
import org.jspecify.annotations.Nullable;

/**
 * A series of ticks, for people.
 *
 * @param exchange code
 * @param firstAt UTC microseconds; 0 while there are no ticks
 * @param lastAt UTC microseconds; 0 while there are no ticks
 * @param keepDays days that ticks are kept; null for ever
 */
public record TickSummary(
        long id,
        String exchange,
        String symbol,
        TickKind kind,
        String source,
        long ticks,
        long firstAt,
        long lastAt,
        @Nullable Long keepDays) {}
