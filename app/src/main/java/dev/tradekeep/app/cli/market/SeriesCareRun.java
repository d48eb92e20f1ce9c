package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The series that is to be changed, and the file that it is in: use as a {@code @Mixin}. */
final class SeriesCareRun {
    @Option(names = "--series", paramLabel = "ID", description = "A series of candles.")
    private @Nullable Long series;

    @Option(names = "--tick-series", paramLabel = "ID", description = "A series of ticks.")
    private @Nullable Long tickSeries;

    /** Whether the series is one of candles. */
    boolean isOfCandles() {
        return series != null;
    }

    /** The id, whichever kind it is of. */
    long id() {
        return Objects.requireNonNull(series == null ? tickSeries : series);
    }

    /** Another series of the same kind. */
    SeriesRef ref(long other) {
        return isOfCandles() ? new SeriesRef.OfCandles(other) : new SeriesRef.OfTicks(other);
    }

    /** Does something with the books and the series. */
    <R> R run(DatabaseOption option, BiFunction<Database, SeriesRef, R> work) {
        if ((series == null) == (tickSeries == null)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted --series or --tick-series, one of them.");
        }
        try (OwnedBooks books = OwnedBooks.open(option.file())) {
            return work.apply(books.database(), ref(id()));
        }
    }
}
