package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.download.DownloadRequest;
import dev.tradekeep.app.download.Downloaded;
import dev.tradekeep.app.download.MarketDownload;
import dev.tradekeep.app.text.Progress;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.SourceName;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.model.time.Micros;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market download}. */
@Command(
        name = "download",
        description = {
            "Download candles of an exchange. Only what is missing is asked for, and what is stored stays: after"
                    + " Ctrl-C, a crash or a ban the same command goes on where it was. Instruments are added, or"
                    + " updated, as the exchange lists them."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  tradekeep market download BTC/USDT --exchange binance --interval 1m --from 2025-01-01",
            "  tradekeep market download BTCUSDT ETHUSDT --exchange binance --interval 1m,1h --from 2025-01-01",
            "  tradekeep market download BTC/USDT --exchange binance --from 2026-01-01"
                    + " --address http://127.0.0.1:9000",
        })
final class MarketDownloadCommand implements Runnable {
    private static final int STEPS = 1_000_000;

    @Spec private CommandSpec spec;
    @ParentCommand MarketGroup group;
    @Mixin private JsonOption json;

    @Parameters(
            paramLabel = "SYMBOL",
            arity = "1..*",
            description = "Whose candles: as we call it or as the exchange does.")
    private List<String> symbols = List.of();

    @Option(
            names = "--exchange",
            paramLabel = "NAME",
            required = true,
            description = "Which exchange: binance, bybit, or one that is reached through XChange.")
    private String exchange = "";

    @Option(
            names = "--interval",
            paramLabel = "1m|4h|…",
            split = ",",
            defaultValue = "1m",
            description = "Length of a candle; several with commas. Default: ${DEFAULT-VALUE}.")
    private List<String> intervals = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            required = true,
            description = "The first time, in ISO 8601, UTC.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "The time at which it ends, excluded. Default: now.")
    private @Nullable String to;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "The series' name among those of the instrument. Default: the exchange's.")
    private @Nullable String source;

    @Option(
            names = "--on-conflict",
            paramLabel = "stop|keep|replace",
            defaultValue = "stop",
            description =
                    "What a candle does that is in the books with other values: end the download, be passed over,"
                            + " or take its place. Default: ${DEFAULT-VALUE}.")
    private ConflictPolicy onConflict = ConflictPolicy.STOP;

    @Option(
            names = "--again",
            description = "Ask for what is stored, too, and for gaps that the exchange had.")
    private boolean again;

    @Option(
            names = "--address",
            paramLabel = "URL",
            description =
                    "Where the exchange is reached, such as http://127.0.0.1:9000 for one on this"
                            + " machine. Default: where it always is.")
    private @Nullable URI address;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Interval> lengths = intervals.stream().map(Interval::parse).toList();
        String code = exchange.toLowerCase(Locale.ROOT);
        String name = SourceName.require(source == null ? code : source);
        long begin = IsoTime.parse(from);
        long end = to == null ? Micros.now(OwnedBooks.CLOCK) : IsoTime.parse(to);
        requireBefore(begin, end);
        try (OwnedBooks books = OwnedBooks.open(group.database.fileToCreate());
                OpenMarkets open = OpenMarkets.of(books.database(), code, address)) {
            MarketDownload download =
                    new MarketDownload(books.database(), open.markets(), OwnedBooks.CLOCK);
            for (String symbol : symbols) {
                for (Interval length : lengths) {
                    DownloadRequest wanted =
                            new DownloadRequest(
                                    code, symbol, length, name, begin, end, onConflict, again);
                    new DownloadText(wanted, download(download, wanted, err))
                            .write(json.wanted(), out);
                    out.flush();
                }
            }
        }
    }

    private static Downloaded download(
            MarketDownload download, DownloadRequest wanted, PrintWriter err) {
        String task = wanted.symbol() + " " + wanted.interval();
        try (Progress progress = Progress.show(task, STEPS, err)) {
            return download.run(
                    wanted,
                    (done, total) -> progress.at(total == 0 ? STEPS : STEPS * done / total));
        }
    }

    private static void requireBefore(long begin, long end) {
        if (begin >= end) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted --from before the end, found "
                            + Micros.toIso(begin)
                            + " and "
                            + Micros.toIso(end)
                            + ".");
        }
    }
}
