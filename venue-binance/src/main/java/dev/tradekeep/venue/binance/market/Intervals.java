package dev.tradekeep.venue.binance.market;

import dev.tradekeep.model.market.Interval;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binance's names of candle intervals. */
final class Intervals {
    private static final Set<String> SAME =
            Set.of(
                    "1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d",
                    "3d", "1w");

    private Intervals() {}

    /** Its name of an interval; null when it has none such. */
    static @Nullable String nameOf(Interval interval) {
        if (interval.isMonth()) {
            return "1M";
        }
        String name = interval.toString();
        return SAME.contains(name) ? name : null;
    }
}
