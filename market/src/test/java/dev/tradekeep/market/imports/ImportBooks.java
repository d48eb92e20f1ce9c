package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Books that files are imported into. */
abstract class ImportBooks extends BooksIT {
    /** How imports use the writer. */
    WriterPace pace() {
        return WriterPace.AT_ONCE;
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path resource(String name) throws IOException {
        try (InputStream in = ImportBooks.class.getResourceAsStream(name)) {
            return Files.write(
                    folder.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    static ImportRequest request(
            Path file,
            ImportOptions options,
            @Nullable Integer volumeScale,
            ErrorPolicy onError,
            ConflictPolicy onConflict) {
        return new ImportRequest(
                file,
                InstrumentChoice.parse("sim", "AAA/BBB"),
                "file",
                null,
                CandlePrice.TRADE,
                GridChoice.DETECT,
                options,
                volumeScale,
                false,
                onError,
                onConflict);
    }

    ImportOutcome<TickSeries> trades(Path file) {
        return trades(file, ImportOptions.DETECT);
    }

    ImportOutcome<TickSeries> trades(Path file, ImportOptions options) {
        return ticks(TickKind.TRADES, file, options);
    }

    ImportOutcome<TickSeries> quotes(Path file, ImportOptions options) {
        return ticks(TickKind.QUOTES, file, options);
    }

    ImportOutcome<TickSeries> ticks(TickKind kind, Path file, ImportOptions options) {
        return new TickImport(database(), TestBooks.CLOCK, kind, pace())
                .run(
                        request(file, options, null, ErrorPolicy.STOP, ConflictPolicy.STOP),
                        ReadProgress.NONE);
    }

    /** Into the series that it says, or a new one with the name of the file. */
    ImportOutcome<CandleSeries> candles(Path file, InstrumentChoice instrument) {
        ImportRequest request =
                new ImportRequest(
                        file,
                        instrument,
                        null,
                        null,
                        CandlePrice.TRADE,
                        GridChoice.DETECT,
                        ImportOptions.DETECT,
                        null,
                        false,
                        ErrorPolicy.STOP,
                        ConflictPolicy.STOP);
        return new CandleImport(database(), TestBooks.CLOCK, pace())
                .run(request, ReadProgress.NONE);
    }

    ImportOutcome<CandleSeries> candles(Path file, ImportOptions options) {
        return candles(file, options, ConflictPolicy.STOP);
    }

    ImportOutcome<CandleSeries> candles(Path file, ConflictPolicy onConflict) {
        return candles(file, ImportOptions.DETECT, onConflict);
    }

    private ImportOutcome<CandleSeries> candles(
            Path file, ImportOptions options, ConflictPolicy onConflict) {
        return new CandleImport(database(), TestBooks.CLOCK, pace())
                .run(request(file, options, null, ErrorPolicy.STOP, onConflict), ReadProgress.NONE);
    }
}
