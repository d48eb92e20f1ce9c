package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    private static final int LIMIT_MAX = 100_000;

    @Spec private CommandSpec spec;
    @ParentCommand private MarketInstrumentsGroup group;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "Words, in any order.")
    private List<String> words = List.of();

    @Option(
            names = "--exchange",
            paramLabel = "NAME",
            description = "Only of this exchange. Default: of all.")
    private @Nullable String exchange;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "Only of this kind: crypto, forex, equity, cryptofuture, future, cfd, index,"
                            + " option, indexoption or futureoption. Default: all.")
    private @Nullable String kind;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many, 1 to 100000. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a limit of 1 to " + LIMIT_MAX + ", found " + limit + ".");
        }
        @Nullable InstrumentKind wanted = kind == null ? null : InstrumentKind.of(kind);
        List<CatalogueEntry> found;
        try (DatabaseReader reader = DatabaseReader.open(group.market.database.file())) {
            found =
                    reader.read(t ->
                            new InstrumentCatalogue(t)
                                    .search(String.join(" ", words), exchange, wanted, limit));
        }
        if (json.wanted()) {
            InstrumentText.writeJson(found, out);
        } else if (found.isEmpty()) {
            out.println("nothing found");
        } else {
            InstrumentText.printTable(found, out);
        }
    }
}
