package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.market.imports.ImportOutcome;
import dev.tradekeep.market.imports.TickImport;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.TickPrice;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.care.TickCandles;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.sqlite.Database;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an import of ticks does, of either kind: use as a {@code @Mixin}. */
final class TickImportRun {
    @Mixin private JsonOption json;

    @Option(
            names = "--build",
            paramLabel = "1m|4h|…",
            description = "Make candles of this length of the ticks of each file, too.")
    private @Nullable String build;

    /** Imports the files, and makes candles of them where that is wanted. */
    void run(TickKind kind, ImportFiles files, DatabaseOption option, CommandLine commandLine) {
        PrintWriter out = commandLine.getOut();
        Interval interval = build == null ? null : Interval.parse(build);
        try (OwnedBooks books = OwnedBooks.open(option.fileToCreate())) {
            Database database = books.database();
            TickImport importer = new TickImport(database, OwnedBooks.CLOCK, kind, books.pace());
            files.forEach(
                    TickImport.dataKind(kind),
                    CandlesWanted.NONE,
                    commandLine.getErr(),
                    (request, progress) -> {
                        ImportOutcome<TickSeries> outcome = importer.run(request, progress);
                        ImportText.ticks(outcome).write(json.wanted(), out);
                        if (interval != null) {
                            build(
                                    database,
                                    outcome,
                                    new TickCandles.Wanted(
                                            interval,
                                            TickPrice.BID,
                                            files.grid().wanted(interval),
                                            files.onConflictOr(ConflictPolicy.REPLACE)),
                                    out);
                        }
                    });
        }
    }

    private void build(
            Database database,
            ImportOutcome<TickSeries> outcome,
            TickCandles.Wanted wanted,
            PrintWriter out) {
        TickCandles.Built built =
                new TickCandles(database, OwnedBooks.CLOCK)
                        .buildOf(
                                outcome.series(),
                                wanted,
                                outcome.survey().firstTime(),
                                outcome.survey().lastTime());
        if (!json.wanted()) {
            BuiltText.print(built, out);
        }
    }
}
