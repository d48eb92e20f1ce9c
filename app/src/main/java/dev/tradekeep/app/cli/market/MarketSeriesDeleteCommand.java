package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.series.MarketDataRetention;
import dev.tradekeep.market.series.care.SeriesCare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market series delete}. */
@Command(
        name = "delete",
        description = {
            "Delete a series with its roll-ups and gaps, in steps, so that nothing else waits long. One that a"
                    + " backtest ran on is kept."
        },
        footer = {
            "",
            "Example:",
            "  tradekeep market series delete --tick-series 2",
        })
final class MarketSeriesDeleteCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketSeriesCommand parent;
    @Mixin private SeriesCareRun care;

    @Override
    public void run() {
        MarketDataRetention.Removed removed =
                care.run(
                        parent.group.database,
                        (database, series) -> new SeriesCare(database).delete(series));
        String rows =
                care.isOfCandles()
                        ? Numbers.count(removed.candles())
                                + " candles, "
                                + Numbers.count(removed.rollups())
                                + " roll-ups"
                        : Numbers.count(removed.ticks()) + " ticks";
        spec.commandLine().getOut().println("deleted series " + care.id() + ": " + rows);
    }
}
