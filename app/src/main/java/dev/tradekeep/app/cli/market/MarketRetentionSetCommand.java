package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.market.series.MarketDataRetention;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market retention set}. */
@Command(
        name = "set",
        description = "Set how many days a series is kept; without --days, for ever.",
        footer = {
            "",
            "Examples:",
            "  tradekeep market retention set --series 1 --days 90 --rollup-days 3650",
            "  tradekeep market retention set --tick-series 1 --days 7",
        })
final class MarketRetentionSetCommand implements Runnable {
    /** More days than any market is old. */
    private static final long DAYS_MAX = 100_000;

    @Spec private CommandSpec spec;
    @ParentCommand private MarketRetentionGroup group;

    @Option(names = "--series", paramLabel = "ID", description = "A series of candles.")
    private @Nullable Long series;

    @Option(names = "--tick-series", paramLabel = "ID", description = "A series of ticks.")
    private @Nullable Long tickSeries;

    @Option(names = "--days", paramLabel = "N", description = "Days that its rows are kept.")
    private @Nullable Long days;

    @Option(
            names = "--rollup-days",
            paramLabel = "N",
            description = "Days that its roll-ups are kept, at least as many. Default: for ever.")
    private @Nullable Long rollupDays;

    @Override
    public void run() {
        check();
        try (OwnedBooks books = OwnedBooks.open(group.market.database.file())) {
            Database database = books.database();
            MarketDataRetention retention = new MarketDataRetention(database);
            boolean found =
                    series == null
                            ? retention.keepTicks(Objects.requireNonNull(tickSeries), days)
                            : retention.keepCandles(series, days, rollupDays);
            if (!found) {
                throw new TradekeepException(
                        ErrorCode.NOT_FOUND,
                        "There is no such series; 'tradekeep market series' lists them.");
            }
        }
        spec.commandLine()
                .getOut()
                .println(days == null ? "kept for ever" : "kept " + days + " days");
    }

    private void check() {
        if ((series == null) == (tickSeries == null)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted --series or --tick-series, one of them.");
        }
        requireDays(days);
        requireDays(rollupDays);
        if (rollupDays != null && (series == null || days == null || rollupDays < days)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted --rollup-days of a series of candles, at least as many as its --days.");
        }
    }

    private static void requireDays(@Nullable Long days) {
        if (days != null && (days < 1 || days > DAYS_MAX)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted 1 to " + DAYS_MAX + " days, found " + days + ".");
        }
    }
}
