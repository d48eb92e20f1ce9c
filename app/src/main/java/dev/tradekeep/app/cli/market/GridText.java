package dev.tradekeep.app.cli.market;

import dev.tradekeep.model.market.CandleGrid;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

/** When candles open, for people. */
final class GridText {
    private static final long MICRO_NANOS = 1_000;

    private GridText() {}

    /** Nothing for days from midnight UTC. */
    static String of(CandleGrid grid) {
        boolean usual = grid.anchor() == 0 && grid.zone().equals(ZoneOffset.UTC);
        return usual ? "" : ", from " + anchor(grid) + " " + zone(grid);
    }

    static String zone(CandleGrid grid) {
        return grid.zone().equals(ZoneOffset.UTC) ? "UTC" : grid.zone().getId();
    }

    /** Hours and minutes from the beginning of the day, or of Monday for weeks. */
    static String anchor(CandleGrid grid) {
        Duration after = Duration.ofNanos(grid.anchor() * MICRO_NANOS);
        return String.format(Locale.ROOT, "%02d:%02d", after.toHours(), after.toMinutesPart());
    }
}
