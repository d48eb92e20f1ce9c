package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.TickPrice;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.care.TickCandles;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sqlite.Database;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market candles build}. */
@Command(
        name = "build",
        description = {
            "Make candles of trades, or of the bid or ask of quotes, each in a series of its own. Again, it"
                    + " corrects what has changed."
        },
        footer = {
            "",
            "Example:",
            "  tradekeep market candles build --from quotes --instrument XAU/USD --interval 1m --price ask",
        })
final class MarketCandlesBuildCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketCandlesCommand parent;
    @Mixin private JsonOption json;
    @Mixin private GridOptions grid;

    @Option(names = "--from", paramLabel = "trades|quotes", description = "The kind of ticks.")
    private @Nullable TickKind kind;

    @Option(
            names = "--tick-series",
            paramLabel = "ID",
            description = "As 'market series' lists it.")
    private @Nullable Long series;

    @Option(
            names = "--instrument",
            paramLabel = "SYMBOL",
            description = "Instead, when it has one such series: SYMBOL or EXCHANGE:SYMBOL.")
    private @Nullable String instrument;

    @Option(
            names = "--interval",
            paramLabel = "1m|1h|…",
            required = true,
            description = "Length of a candle.")
    private String interval = "";

    @Option(
            names = "--price",
            paramLabel = "bid|ask",
            defaultValue = "bid",
            description = "Which price of a quote counts. Default: ${DEFAULT-VALUE}.")
    private TickPrice price = TickPrice.BID;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "Open at or after; ISO 8601. Default: the first.")
    private @Nullable String start;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description = "Open before; ISO 8601. Default: the last.")
    private @Nullable String end;

    @Option(
            names = "--on-conflict",
            paramLabel = "stop|keep|replace",
            defaultValue = "replace",
            description =
                    "What a candle does that is there with other values: end the work, be passed"
                            + " over, or take its place. Default: ${DEFAULT-VALUE}.")
    private ConflictPolicy onConflict = ConflictPolicy.REPLACE;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Interval wanted = Interval.parse(interval);
        try (OwnedBooks books = OwnedBooks.open(parent.group.database.file())) {
            Database database = books.database();
            TickSeries ticks =
                    database.write(
                            Durability.RELAXED,
                            transaction ->
                                    SeriesChoice.ticks(transaction, kind, series, instrument));
            TickCandles.Built built =
                    new TickCandles(database, OwnedBooks.CLOCK)
                            .build(
                                    ticks,
                                    new TickCandles.Wanted(
                                            wanted,
                                            price,
                                            grid.choice().wanted(wanted),
                                            onConflict),
                                    time(start, Long.MIN_VALUE),
                                    time(end, Long.MAX_VALUE));
            if (json.wanted()) {
                BuiltText.writeJson(built, out);
            } else {
                BuiltText.print(built, out);
            }
        }
    }

    private static long time(@Nullable String time, long otherwise) {
        return time == null ? otherwise : IsoTime.parse(time);
    }
}
