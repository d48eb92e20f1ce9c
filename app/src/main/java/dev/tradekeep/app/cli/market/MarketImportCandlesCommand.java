package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.market.imports.CandleImport;
import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.sqlite.Database;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market import candles}. */
@Command(
        name = "candles",
        description = {
            "Import candles from CSV, JSON or Parquet, zipped or not. Each file is imported whole or not at"
                    + " all, and importing it again changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market import candles btc-1m.csv --instrument BTC/USD",
            "  tradekeep market import candles *.zip --instrument BTC/BUSD --source lean",
            "  tradekeep market import candles odd.csv --instrument BTC/USD --columns time=1,close=5",
        })
final class MarketImportCandlesCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketImportGroup group;
    @Mixin private ImportFiles files;
    @Mixin private JsonOption json;

    @Option(
            names = "--interval",
            paramLabel = "1m|4h|…",
            description = "Length of a candle. Default: as the times tell.")
    private @Nullable String interval;

    @Option(
            names = "--price",
            paramLabel = "trade|bid|ask|mid",
            defaultValue = "trade",
            description =
                    "Which price they are of; each is a series of its own. Default:"
                            + " ${DEFAULT-VALUE}.")
    private CandlePrice price = CandlePrice.TRADE;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        CandlesWanted wanted =
                new CandlesWanted(interval == null ? null : Interval.parse(interval), price);
        try (OwnedBooks books = OwnedBooks.open(group.market.database.fileToCreate())) {
            Database database = books.database();
            CandleImport importer = new CandleImport(database, OwnedBooks.CLOCK, books.pace());
            files.forEach(
                    DataKind.CANDLES,
                    wanted,
                    err,
                    (request, progress) ->
                            ImportText.candles(importer.run(request, progress))
                                    .write(json.wanted(), out));
        }
    }
}
