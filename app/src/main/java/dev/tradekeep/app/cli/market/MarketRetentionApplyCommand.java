package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.series.MarketDataRetention;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.Database;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market retention apply}. */
@Command(
        name = "apply",
        description = {
            "Delete what is older than its series keeps it, in small steps. Interrupted, it goes on the next"
                    + " time."
        },
        footer = {"", "Example:", "  tradekeep market retention apply"})
final class MarketRetentionApplyCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketRetentionGroup group;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        InstantSource clock = InstantSource.system();
        MarketDataRetention.Removed removed;
        try (OwnedBooks books = OwnedBooks.open(group.market.database.file())) {
            Database database = books.database();
            removed = new MarketDataRetention(database).apply(Micros.now(clock));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            writeJson(removed, out);
            return;
        }
        out.println(
                "deleted: "
                        + Numbers.count(removed.candles())
                        + " candles, "
                        + Numbers.count(removed.rollups())
                        + " roll-ups, "
                        + Numbers.count(removed.ticks())
                        + " ticks");
    }

    private static void writeJson(MarketDataRetention.Removed removed, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeNumberProperty("candles", removed.candles());
                    json.writeNumberProperty("rollups", removed.rollups());
                    json.writeNumberProperty("ticks", removed.ticks());
                });
    }
}
