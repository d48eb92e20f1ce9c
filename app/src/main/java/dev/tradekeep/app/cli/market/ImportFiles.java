package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.text.Progress;
import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.ImportOptions;
import dev.tradekeep.market.imports.ImportRequest;
import dev.tradekeep.market.imports.InputFiles;
import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.market.imports.TimeFormat;
import dev.tradekeep.market.imports.TimeOptions;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.text.ReadProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files to import and what the caller knows about them: use as a {@code @Mixin}. */
final class ImportFiles {
    private static final int PERCENT = 100;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files, folders, or patterns such as 'data/*.csv'.")
    private List<Path> arguments = List.of();

    @Option(
            names = "--instrument",
            paramLabel = "BASE/QUOTE",
            required = true,
            description = "Whose data it is. Made when it is not listed yet.")
    private String instrument = "";

    @Option(
            names = "--exchange",
            paramLabel = "NAME",
            defaultValue = "simulated",
            description = "The exchange that lists it. Default: ${DEFAULT-VALUE}.")
    private String exchange = "simulated";

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "The series' name among those of the instrument. Default: the file's name.")
    private @Nullable String source;

    @Option(
            names = "--columns",
            paramLabel = "FIELD=COLUMN,…",
            description =
                    "Columns by name or number from 1. Default: as the header tells, else in the"
                            + " usual order.")
    private @Nullable String columns;

    @Option(
            names = "--time",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Default: detected, and said.")
    private @Nullable TimeFormat timeFormat;

    @Option(
            names = "--time-pattern",
            paramLabel = "PATTERN",
            description = "The form of the times in letters, such as 'dd-MMM-yyyy hh:mm a'.")
    private @Nullable String timePattern;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Whose clock times without an offset follow, such as America/New_York."
                            + " Default: UTC.")
    private @Nullable String zone;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "The UTC day of times since midnight. Default: as the file's name tells.")
    private @Nullable String date;

    @Option(
            names = "--price-decimals",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Prices are written without their point: with 4, 1674100 is 167.41."
                            + " Default: ${DEFAULT-VALUE}.")
    private int priceDecimals;

    @Option(
            names = "--cut-time",
            description = "Cut times finer than a microsecond to it; they are counted.")
    private boolean cutTime;

    @Option(
            names = "--volume-decimals",
            paramLabel = "N",
            description = "Decimals of the volumes of a new series. Default: as the file has.")
    private @Nullable Integer volumeDecimals;

    @Option(
            names = "--round-volume",
            description =
                    "Round volumes and sizes that do not fit exactly, half-even; they are counted.")
    private boolean roundVolume;

    @Option(
            names = "--on-error",
            paramLabel = "stop|skip",
            defaultValue = "stop",
            description =
                    "What a bad row does: end the import, or be left out and listed."
                            + " Default: ${DEFAULT-VALUE}.")
    private ErrorPolicy onError = ErrorPolicy.STOP;

    @Option(
            names = "--on-conflict",
            paramLabel = "stop|keep|replace",
            description =
                    "What a row does that is in the books with other values: be a bad row, be"
                            + " passed over, or take its place. Default: stop; candles that are"
                            + " built take its place.")
    private @Nullable ConflictPolicy onConflict;

    /** Imports one file after the other, each with its progress, and names what is left out. */
    void forEach(
            @Nullable Interval interval,
            PrintWriter err,
            BiConsumer<ImportRequest, ReadProgress> importer) {
        InputFiles files = InputFiles.of(arguments);
        files.leftOut().forEach(file -> err.println("left out: " + file));
        for (Path file : files.files()) {
            ImportRequest request = request(file, interval);
            String name = String.valueOf(file.getFileName());
            try (Progress progress = Progress.show(name, PERCENT, err)) {
                importer.accept(
                        request, (read, total) -> progress.at(PERCENT * read / Math.max(1, total)));
            }
        }
    }

    private ImportRequest request(Path file, @Nullable Interval interval) {
        return new ImportRequest(
                file,
                InstrumentChoice.parse(exchange, instrument),
                source == null ? String.valueOf(file.getFileName()) : source,
                interval,
                new ImportOptions(columns, times(), priceDecimals),
                volumeDecimals,
                roundVolume,
                onError,
                onConflictOr(ConflictPolicy.STOP));
    }

    /** The policy that was named, or another. */
    ConflictPolicy onConflictOr(ConflictPolicy otherwise) {
        return onConflict == null ? otherwise : onConflict;
    }

    private TimeOptions times() {
        return new TimeOptions(
                timePattern == null ? timeFormat : TimeFormat.PATTERN,
                timePattern,
                zone(),
                baseDate(),
                cutTime);
    }

    private @Nullable ZoneId zone() {
        if (zone == null) {
            return null;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a --zone such as America/New_York or +03:00, found \"" + zone + "\".",
                    e);
        }
    }

    private @Nullable LocalDate baseDate() {
        if (date == null) {
            return null;
        }
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a date such as 2022-12-13 for --date, found \"" + date + "\".",
                    e);
        }
    }
}
