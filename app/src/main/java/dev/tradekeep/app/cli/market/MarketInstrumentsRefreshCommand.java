package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.download.MarketDownload;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.imports.instruments.CatalogueRefresh;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market instruments refresh}. */
@Command(
        name = "refresh",
        description = {
            "Ask an exchange for the rules of its instruments as they are today: tick, lot, least orders, filters"
                    + " and status. What changed is kept as rows, and an alert tells it."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market instruments refresh --exchange binance",
            "  tradekeep market instruments refresh --exchange kraken --all",
        })
final class MarketInstrumentsRefreshCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketInstrumentsGroup group;
    @Mixin private JsonOption json;

    @Option(
            names = "--exchange",
            paramLabel = "NAME",
            required = true,
            description = "Which exchange.")
    private String exchange = "";

    @Option(names = "--all", description = "Add what is not in the catalogue, too.")
    private boolean all;

    @Option(
            names = "--address",
            paramLabel = "URL",
            description =
                    "Where the exchange is reached, such as http://127.0.0.1:9000 for one on this"
                            + " machine. Default: where it always is.")
    private @Nullable URI address;

    @Override
    public void run() {
        String code = exchange.toLowerCase(Locale.ROOT);
        CatalogueRefresh done;
        try (OwnedBooks books = OwnedBooks.open(group.market.database.fileToCreate());
                OpenMarkets open = OpenMarkets.of(books.database(), code, address)) {
            done =
                    new MarketDownload(books.database(), open.markets(), OwnedBooks.CLOCK)
                            .refresh(code, all);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            write(code, done, out);
        } else {
            print(code, done, out);
        }
    }

    private static void print(String code, CatalogueRefresh done, PrintWriter out) {
        out.println(
                code
                        + ": "
                        + Numbers.count(done.inserted())
                        + " new, "
                        + Numbers.count(done.updated())
                        + " changed, "
                        + Numbers.count(done.unchanged())
                        + " unchanged, "
                        + Numbers.count(done.delisted())
                        + " delisted, "
                        + Numbers.count(done.rejected().size())
                        + " refused");
        if (!done.changes().isEmpty()) {
            out.println(
                    "  "
                            + Numbers.count(done.changes().size())
                            + " changes; 'tradekeep list instrument-changes' has them");
        }
        done.rejected().forEach(row -> out.println("  refused " + row));
    }

    private static void write(String code, CatalogueRefresh done, PrintWriter out) {
        Json.print(
                out,
                line -> {
                    line.writeStringProperty("exchange", code);
                    line.writeNumberProperty("inserted", done.inserted());
                    line.writeNumberProperty("updated", done.updated());
                    line.writeNumberProperty("unchanged", done.unchanged());
                    line.writeNumberProperty("delisted", done.delisted());
                    line.writeNumberProperty("changes", done.changes().size());
                    line.writeArrayPropertyStart("refused");
                    done.rejected().forEach(row -> line.writeString(row.toString()));
                    line.writeEndArray();
                });
    }
}
