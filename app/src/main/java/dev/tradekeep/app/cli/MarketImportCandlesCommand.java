package dev.tradekeep.app.cli;

import dev.tradekeep.app.text.Progress;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.Database;
import dev.tradekeep.store.imports.CandleImport;
import dev.tradekeep.store.imports.ErrorPolicy;
import dev.tradekeep.store.imports.ImportOptions;
import dev.tradekeep.store.imports.ImportOutcome;
import dev.tradekeep.store.imports.ImportRequest;
import dev.tradekeep.store.imports.InstrumentChoice;
import dev.tradekeep.store.imports.TimeFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market import candles}. */
@Command(
        name = "candles",
        description = {
            "Import candles from CSV or JSON, zipped or not. Each file is imported whole or not at all, and"
                    + " importing it again changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market import candles btc-1m.csv --instrument BTC/USD",
            "  tradekeep market import candles *.zip --instrument BTC/BUSD --source lean",
            "  tradekeep market import candles odd.csv --instrument BTC/USD --columns time=1,close=5",
        })
final class MarketImportCandlesCommand implements Runnable {
    private static final int PERCENT = 100;

    @Spec private CommandSpec spec;
    @ParentCommand private MarketImportGroup group;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of candles.")
    private List<Path> files = List.of();

    @Option(
            names = "--instrument",
            paramLabel = "BASE/QUOTE",
            required = true,
            description = "What the candles are of. Made when it is not listed yet.")
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
            names = "--interval",
            paramLabel = "1m|4h|…",
            description = "Length of a candle. Default: as the times tell.")
    private @Nullable String interval;

    @Option(
            names = "--columns",
            paramLabel = "FIELD=COLUMN,…",
            description =
                    "Columns by name or number from 1, for time, open, high, low, close, volume."
                            + " Default: as the header tells, else in this order.")
    private @Nullable String columns;

    @Option(
            names = "--time",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Default: detected, and said.")
    private @Nullable TimeFormat timeFormat;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "The UTC day of times since midnight. Default: as the file's name tells.")
    private @Nullable String date;

    @Option(
            names = "--round-volume",
            description = "Round volumes that do not fit exactly, half-even; they are counted.")
    private boolean roundVolume;

    @Option(
            names = "--on-error",
            paramLabel = "stop|skip",
            defaultValue = "stop",
            description =
                    "What a bad row does: end the import, or be left out and listed."
                            + " Default: ${DEFAULT-VALUE}.")
    private ErrorPolicy onError = ErrorPolicy.STOP;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        try (Database database =
                Database.open(
                        group.market.database.fileToCreate(), DatabaseOption.PATIENCE, clock)) {
            CandleImport importer = new CandleImport(database, clock);
            for (Path file : files) {
                ImportOutcome outcome = run(importer, file);
                if (json.wanted()) {
                    ImportText.writeJson(outcome, out);
                } else {
                    ImportText.print(outcome, out);
                }
            }
        }
    }

    private ImportOutcome run(CandleImport importer, Path file) {
        String name = String.valueOf(file.getFileName());
        ImportRequest request =
                new ImportRequest(
                        file,
                        InstrumentChoice.parse(exchange, instrument),
                        source == null ? name : source,
                        interval == null ? null : Interval.parse(interval),
                        new ImportOptions(columns, timeFormat, baseDate()),
                        roundVolume,
                        onError);
        try (Progress progress = Progress.show(name, PERCENT, spec.commandLine().getErr())) {
            return importer.run(request, (read, total) -> progress.at(PERCENT * read / total));
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
