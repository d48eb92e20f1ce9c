package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market instruments show}. */
@Command(
        name = "show",
        description = {
            "Show everything about an instrument. SYMBOL is our name or the exchange's own; all that are called so"
                    + " are shown."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market instruments show kraken BTC/USD",
            "  tradekeep market instruments show kraken XXBTZUSD --json",
        })
final class MarketInstrumentsShowCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketInstrumentsGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "EXCHANGE", description = "Our name of the exchange.")
    private String exchange = "";

    @Parameters(index = "1", paramLabel = "SYMBOL", description = "Such as BTC/USD.")
    private String symbol = "";

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<CatalogueEntry> found;
        try (DatabaseReader reader = DatabaseReader.open(group.market.database.file())) {
            found = reader.read(t -> NamedInstruments.find(t, exchange, symbol));
        }
        if (json.wanted()) {
            InstrumentText.writeJson(found, out);
        } else {
            found.forEach(listing -> InstrumentText.printWhole(listing, out));
        }
    }
}
