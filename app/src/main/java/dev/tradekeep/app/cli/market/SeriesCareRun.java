package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.market.series.SeriesCare;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The series that is to be changed, and the file that it is in: use as a {@code @Mixin}. */
final class SeriesCareRun {
    @Option(names = "--series", paramLabel = "ID", description = "A series of candles.")
    private @Nullable Long series;

    @Option(names = "--tick-series", paramLabel = "ID", description = "A series of ticks.")
    private @Nullable Long tickSeries;

    /** Work on the series of an id. */
    @FunctionalInterface
    interface Work<R> {
        /** Does it. */
        R on(SeriesCare care, long id);
    }

    /** Whether the series is one of candles. */
    boolean isOfCandles() {
        return series != null;
    }

    /** The id, whichever kind it is of. */
    long id() {
        return Objects.requireNonNull(series == null ? tickSeries : series);
    }

    /** Does one or the other, by the kind of the series. */
    <R> R run(DatabaseOption option, Work<R> ofCandles, Work<R> ofTicks) {
        if ((series == null) == (tickSeries == null)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted --series or --tick-series, one of them.");
        }
        try (OwnedBooks books = OwnedBooks.open(option.file())) {
            Work<R> work = isOfCandles() ? ofCandles : ofTicks;
            return work.on(new SeriesCare(books.database()), id());
        }
    }
}
