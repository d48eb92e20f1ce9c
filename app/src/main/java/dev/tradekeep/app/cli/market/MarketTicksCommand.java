package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.RowPrinter;
import dev.tradekeep.app.cli.base.StalledOutput;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market ticks}. */
@Command(
        name = "ticks",
        description = {
            "Print the trades or quotes of a series, packed or not, in the order of time and in constant"
                    + " memory."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market ticks 1 --from 2013-10-07T14:00 --to 2013-10-07T15:00",
            "  tradekeep market ticks 2 --format ndjson | gzip > quotes.ndjson.gz",
        })
final class MarketTicksCommand implements Runnable {
    /** While somebody reads, the log of the database cannot be emptied. */
    private static final Duration TIME_MAX = Duration.ofMinutes(30);

    @Spec private CommandSpec spec;
    @ParentCommand private MarketGroup group;

    @Parameters(paramLabel = "SERIES", description = "Its number, as 'market series' lists it.")
    private long series;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "At or after; ISO 8601. Default: the first.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Before; ISO 8601. Default: the last.")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "csv|ndjson",
            defaultValue = "csv",
            description = "How they stand there. Default: ${DEFAULT-VALUE}.")
    private TickFormat format = TickFormat.CSV;

    @Override
    public void run() {
        long start = from == null ? Long.MIN_VALUE : IsoTime.parse(from);
        long end = to == null ? Long.MAX_VALUE : IsoTime.parse(to);
        if (start > end) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted --from before --to, found it after.");
        }
        try (DatabaseReader reader = DatabaseReader.open(group.database.file());
                StalledOutput _ = StalledOutput.watch(TIME_MAX, spec.commandLine().getErr())) {
            reader.<@Nullable Void>read(transaction -> {
                print(transaction, start, end);
                return null;
            });
        }
    }

    private void print(Transaction transaction, long start, long end) {
        TickRepository ticks = new TickRepository(transaction);
        TickSeries found = SeriesChoice.ticks(transaction, null, series, null);
        try (RowPrinter out = new RowPrinter(spec.commandLine().getOut())) {
            TickText text = new TickText(format, found, ticks.priceScale(found), out);
            text.begin();
            ticks.forEach(found, start, end, text);
        }
    }
}
