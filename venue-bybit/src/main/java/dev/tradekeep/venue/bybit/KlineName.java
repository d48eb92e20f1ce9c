package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.market.Interval;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Bybit calls the intervals of candles. */
final class KlineName {
    private static final Map<Interval, String> NAMES =
            Map.ofEntries(
                    Map.entry(Interval.parse("1m"), "1"),
                    Map.entry(Interval.parse("3m"), "3"),
                    Map.entry(Interval.parse("5m"), "5"),
                    Map.entry(Interval.parse("15m"), "15"),
                    Map.entry(Interval.parse("30m"), "30"),
                    Map.entry(Interval.parse("1h"), "60"),
                    Map.entry(Interval.parse("2h"), "120"),
                    Map.entry(Interval.parse("4h"), "240"),
                    Map.entry(Interval.parse("6h"), "360"),
                    Map.entry(Interval.parse("12h"), "720"),
                    Map.entry(Interval.parse("1d"), "D"),
                    Map.entry(Interval.parse("1w"), "W"),
                    Map.entry(Interval.parse("1mo"), "M"));

    private KlineName() {}

    /** The name of an interval; null when Bybit has no candles of it. */
    static @Nullable String of(Interval interval) {
        return NAMES.get(interval);
    }
}
