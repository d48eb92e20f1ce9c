package dev.tradekeep.engine.statistics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How an account did.
 *
 * @param statistics every {@link Measure}
 * @param ruined whether equity fell to 0 or below
 */
public record Performance(Map<Measure, Statistic> statistics, boolean ruined) {
    public Performance {
        statistics = Collections.unmodifiableMap(new EnumMap<>(statistics));
    }

    /** What is known of a measure. */
    public Statistic get(Measure measure) {
        Statistic known = statistics.get(measure);
        return known == null ? Statistic.none("it was not measured") : known;
    }
}
