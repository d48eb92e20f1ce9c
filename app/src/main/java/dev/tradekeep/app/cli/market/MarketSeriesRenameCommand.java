package dev.tradekeep.app.cli.market;

import dev.tradekeep.market.series.care.SeriesCare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market series rename}. */
@Command(
        name = "rename",
        description = "Give a series another source, the name among those of its instrument.",
        footer = {
            "",
            "Example:",
            "  tradekeep market series rename --series 1 --source binance",
        })
final class MarketSeriesRenameCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketSeriesCommand parent;
    @Mixin private SeriesCareRun care;

    @Option(names = "--source", paramLabel = "NAME", required = true, description = "Its new name.")
    private String source = "";

    @Override
    public void run() {
        care.run(
                parent.group.database,
                (database, series) -> {
                    new SeriesCare(database).rename(series, source);
                    return true;
                });
        spec.commandLine().getOut().println("series " + care.id() + " is from " + source);
    }
}
