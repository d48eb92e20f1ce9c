package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.text.Progress;
import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.instruments.InstrumentImport;
import dev.tradekeep.market.imports.instruments.InstrumentImportOutcome;
import dev.tradekeep.market.imports.instruments.InstrumentImportRequest;
import dev.tradekeep.store.sqlite.Database;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market instruments import}. */
@Command(
        name = "import",
        description = {
            "Import instruments from a symbol-properties CSV, zipped or not. The file is imported whole or not at"
                    + " all, and importing it again changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market instruments import symbol-properties-database.csv",
            "  tradekeep market instruments import all.csv --exchange kraken --on-error skip",
        })
final class MarketInstrumentsImportCommand implements Runnable {
    private static final int PERCENT = 100;

    @Spec private CommandSpec spec;
    @ParentCommand private MarketInstrumentsGroup group;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "FILE", description = "The file of instruments.")
    private Path file = Path.of("");

    @Option(
            names = "--exchange",
            paramLabel = "NAME",
            description = "Only the instruments of this market of the file. Default: all.")
    private @Nullable String exchange;

    @Option(
            names = "--on-error",
            paramLabel = "stop|skip",
            defaultValue = "stop",
            description =
                    "What a bad row does: end the import, or be left out and listed."
                            + " Default: ${DEFAULT-VALUE}.")
    private ErrorPolicy onError = ErrorPolicy.STOP;

    @Option(
            names = "--delist-missing",
            description =
                    "Mark as delisted what the exchanges of the file have in the books and the file"
                            + " no longer has.")
    private boolean delistMissing;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        try (OwnedBooks books = OwnedBooks.open(group.market.database.fileToCreate())) {
            Database database = books.database();
            InstrumentImportOutcome outcome = run(new InstrumentImport(database, clock));
            if (json.wanted()) {
                InstrumentText.writeJson(outcome, out);
            } else {
                InstrumentText.print(outcome, out);
            }
        }
    }

    private InstrumentImportOutcome run(InstrumentImport importer) {
        InstrumentImportRequest request =
                new InstrumentImportRequest(file, exchange, onError, delistMissing);
        String name = String.valueOf(file.getFileName());
        try (Progress progress = Progress.show(name, PERCENT, spec.commandLine().getErr())) {
            return importer.run(request, (read, total) -> progress.at(PERCENT * read / total));
        }
    }
}
