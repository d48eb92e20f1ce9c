package dev.tradekeep.app.cli.market;

import dev.tradekeep.market.series.TickPacking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market unpack}. */
@Command(
        name = "unpack",
        description = {
            "Make rows of all packed trades and quotes again, so that any SQLite tool can read them. In small"
                    + " steps: interrupted, it goes on the next time."
        },
        footer = {"", "Example:", "  tradekeep market unpack"})
final class MarketUnpackCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketGroup group;
    @Mixin private PackingRun packing;

    @Override
    public void run() {
        packing.run("unpacked", group.database.file(), spec.commandLine(), TickPacking::unpack);
    }
}
