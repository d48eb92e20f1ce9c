package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.text.Progress;
import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.GridChoice;
import dev.tradekeep.market.imports.ImportRequest;
import dev.tradekeep.market.imports.InputFiles;
import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.market.imports.MarketFile;
import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.store.text.ReadProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files to import and what the caller knows about them: use as a {@code @Mixin}. */
final class ImportFiles {
    private static final int PERCENT = 100;

    @Mixin private FileOptions file;
    @Mixin private GridOptions grid;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files, folders, or patterns such as 'data/*.csv'.")
    private List<Path> arguments = List.of();

    @Option(
            names = "--instrument",
            paramLabel = "NAME",
            description =
                    "Whose data it is: what is listed, by our name or the exchange's, or BASE/QUOTE,"
                            + " which is made when it is not listed yet. Default: each symbol of the"
                            + " file is imported into an instrument of its own.")
    private @Nullable String instrument;

    @Option(
            names = "--symbol",
            paramLabel = "NAME",
            description = "Only the rows of this symbol, as the file writes it.")
    private @Nullable String symbol;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "What sort of instrument it is: ${COMPLETION-CANDIDATES}. Default: the listed"
                            + " one; crypto when it is made.")
    private @Nullable InstrumentKind kind;

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
                    "The series' name among those of the instrument. Default: the only one there"
                            + " is, else the file's name.")
    private @Nullable String source;

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
            DataKind data,
            CandlesWanted candles,
            PrintWriter err,
            BiConsumer<ImportRequest, ReadProgress> importer) {
        InputFiles files = InputFiles.of(arguments);
        files.leftOut().forEach(file -> err.println("left out: " + file));
        ImportBatch batch = new ImportBatch(onError, files.files().size(), err);
        for (Path file : files.files()) {
            batch.run(file, () -> importAll(file, data, candles, err, importer));
        }
        batch.end();
    }

    /** Imports a file into one instrument, or each of its symbols into its own. */
    private void importAll(
            Path file,
            DataKind data,
            CandlesWanted candles,
            PrintWriter err,
            BiConsumer<ImportRequest, ReadProgress> importer) {
        if (instrument != null) {
            run(request(file, instrument, symbol, candles), err, importer);
            return;
        }
        for (String each : symbols(data, file)) {
            run(request(file, each, each, candles), err, importer);
        }
    }

    private static void run(
            ImportRequest request,
            PrintWriter err,
            BiConsumer<ImportRequest, ReadProgress> importer) {
        String name = String.valueOf(request.file().getFileName());
        try (Progress progress = Progress.show(name, PERCENT, err)) {
            importer.accept(
                    request, (read, total) -> progress.at(PERCENT * read / Math.max(1, total)));
        }
    }

    /** The symbol that was named, or all of a file. */
    private List<String> symbols(DataKind data, Path file) {
        if (symbol != null) {
            return List.of(symbol);
        }
        List<String> found =
                new MarketFile(file, data, this.file.options(null)).symbols(ReadProgress.NONE);
        if (found.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file
                            + ": no column says whose data it is; say it with --instrument, such as"
                            + " --instrument BTC/USD.");
        }
        return found;
    }

    private ImportRequest request(
            Path file, String whose, @Nullable String wanted, CandlesWanted candles) {
        return new ImportRequest(
                file,
                InstrumentChoice.parse(exchange, whose, kind),
                source,
                candles.interval(),
                candles.price(),
                grid.choice(),
                this.file.options(wanted),
                volumeDecimals,
                roundVolume,
                onError,
                onConflictOr(ConflictPolicy.STOP));
    }

    /** When candles that are made open. */
    GridChoice grid() {
        return grid.choice();
    }

    /** The policy that was named, or another. */
    ConflictPolicy onConflictOr(ConflictPolicy otherwise) {
        return onConflict == null ? otherwise : onConflict;
    }
}
