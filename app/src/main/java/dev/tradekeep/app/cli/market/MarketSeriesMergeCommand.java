package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.care.SeriesMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market series merge}. */
@Command(
        name = "merge",
        description = {
            "Add a series to another one of the same instrument, interval and price, which takes its"
                    + " backtests and imports, and delete it. At an error both stay as they were."
        },
        footer = {
            "",
            "Example:",
            "  tradekeep market series merge --series 2 --into 1",
        })
final class MarketSeriesMergeCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketSeriesCommand parent;
    @Mixin private SeriesCareRun care;

    @Option(
            names = "--into",
            paramLabel = "ID",
            required = true,
            description = "The series that remains, of the same kind.")
    private long into;

    @Option(
            names = "--on-conflict",
            paramLabel = "stop|keep|replace",
            defaultValue = "stop",
            description =
                    "What a row does that is there with other values: end the merge, be passed"
                            + " over, or take its place. Default: ${DEFAULT-VALUE}.")
    private ConflictPolicy onConflict = ConflictPolicy.STOP;

    @Override
    public void run() {
        Appended appended =
                care.run(
                        parent.group.database,
                        (database, series) ->
                                new SeriesMerge(database, OwnedBooks.CLOCK)
                                        .merge(series, care.ref(into), onConflict));
        spec.commandLine()
                .getOut()
                .println(
                        "merged series "
                                + care.id()
                                + " into "
                                + into
                                + ": "
                                + Numbers.count(appended.inserted())
                                + " new, "
                                + Numbers.count(appended.unchanged())
                                + " unchanged, "
                                + Numbers.count(appended.replaced())
                                + " corrected");
    }
}
