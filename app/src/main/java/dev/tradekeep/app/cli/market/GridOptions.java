package dev.tradekeep.app.cli.market;

import dev.tradekeep.market.imports.GridChoice;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When the candles of a new series open: use as a {@code @Mixin}. */
final class GridOptions {
    @Option(
            names = "--grid-zone",
            paramLabel = "ZONE",
            description =
                    "Whose days the candles of a new series, and its roll-ups, are made of, such as"
                            + " America/New_York. Default: UTC.")
    private @Nullable String zone;

    @Option(
            names = "--grid-anchor",
            paramLabel = "HH:MM",
            description =
                    "When those days begin, such as 17:00. Default: midnight, or as the times of"
                            + " candles tell.")
    private @Nullable String anchor;

    GridChoice choice() {
        return new GridChoice(zone == null ? null : zone(zone), time());
    }

    /** A zone by its name. */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a zone such as America/New_York or +03:00, found \"" + name + "\".",
                    e);
        }
    }

    private @Nullable LocalTime time() {
        if (anchor == null) {
            return null;
        }
        try {
            return LocalTime.parse(anchor);
        } catch (DateTimeException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a time such as 09:30 for --grid-anchor, found \"" + anchor + "\".",
                    e);
        }
    }
}
