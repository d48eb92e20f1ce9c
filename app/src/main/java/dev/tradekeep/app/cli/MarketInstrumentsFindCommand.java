package dev.tradekeep.app.cli;

import dev.tradekeep.store.Reader;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentListing;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market instruments find}. */
@Command(
        name = "find",
        description = {
            "Find instruments by words, or beginnings of words, of their symbols, descriptions, assets, kinds and"
                    + " exchanges. The best come first."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market instruments find btc usd",
            "  tradekeep market instruments find crude oil --kind future",
        })
final class MarketInstrumentsFindCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketInstrumentsGroup group;
    @Mixin private InstrumentFilterOption wanted;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "Words, in any order.")
    private List<String> words = List.of();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        int limit = wanted.limit();
        List<InstrumentListing> found;
        try (Reader reader = Reader.open(group.market.database.file())) {
            found =
                    reader.read(t ->
                            new InstrumentCatalogue(t)
                                    .search(String.join(" ", words), wanted.filter(), limit));
        }
        if (json.wanted()) {
            InstrumentText.writeJson(found, null, out);
        } else if (found.isEmpty()) {
            out.println("nothing found");
        } else {
            InstrumentText.printTable(found, out);
        }
    }
}
