package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.candles.KlineInterval;
import java.util.Map;
import java.util.Optional;

/** How Bybit calls the lengths of candles. */
final class Period {
    private static final Map<String, KlineInterval> ALL =
            Map.ofEntries(
                    Map.entry("1", KlineInterval.M1),
                    Map.entry("3", KlineInterval.M3),
                    Map.entry("5", KlineInterval.M5),
                    Map.entry("15", KlineInterval.M15),
                    Map.entry("30", KlineInterval.M30),
                    Map.entry("60", KlineInterval.H1),
                    Map.entry("120", KlineInterval.H2),
                    Map.entry("240", KlineInterval.H4),
                    Map.entry("360", KlineInterval.H6),
                    Map.entry("720", KlineInterval.H12),
                    Map.entry("D", KlineInterval.D1),
                    Map.entry("W", KlineInterval.W1),
                    Map.entry("M", KlineInterval.MONTH));

    private Period() {}

    /** The length that is called so. */
    static Optional<KlineInterval> of(String text) {
        return Optional.ofNullable(ALL.get(text));
    }
}
