package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.RowPrinter;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market candles}. */
@Command(
        name = "candles",
        description = {
            "Print candles of a series, or longer ones made of them; those of 5m, 15m, 1h, 4h and 1d lie ready."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market candles --series 1 --interval 1h --from 2022-01-01 --to 2022-02-01",
            "  tradekeep market candles --instrument BTC/USD --interval 1d --json",
        },
        subcommands = {MarketCandlesBuildCommand.class})
final class MarketCandlesCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand MarketGroup group;
    @Mixin private JsonOption json;

    @Option(names = "--series", paramLabel = "ID", description = "As 'market series' lists it.")
    private @Nullable Long series;

    @Option(
            names = "--instrument",
            paramLabel = "SYMBOL",
            description = "Instead, when the instrument has one series: SYMBOL or EXCHANGE:SYMBOL.")
    private @Nullable String instrument;

    @Option(
            names = "--interval",
            paramLabel = "1h|1d|…",
            description = "Length of a candle, a multiple of the series'. Default: the series'.")
    private @Nullable String interval;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Open at or after; ISO 8601. Default: the first.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Open before; ISO 8601. Default: the last.")
    private @Nullable String to;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (DatabaseReader reader = DatabaseReader.open(group.database.file())) {
            reader.read(transaction -> {
                print(transaction, out);
                return null;
            });
        }
    }

    private void print(Transaction transaction, PrintWriter out) {
        CandleRepository candles = new CandleRepository(transaction);
        CandleSeries found = SeriesChoice.candles(transaction, series, instrument);
        int priceScale = candles.priceScale(found);
        Interval wanted = interval == null ? found.interval() : Interval.parse(interval);
        long start = from == null ? Long.MIN_VALUE : IsoTime.parse(from);
        long end = to == null ? Long.MAX_VALUE : IsoTime.parse(to);
        if (start > end) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted --from before --to, found it after.");
        }
        if (json.wanted()) {
            writeJson(candles, found, wanted, priceScale, start, end, out);
            return;
        }
        try (RowPrinter rows = new RowPrinter(out)) {
            rows.println("open_time,open,high,low,close,volume");
            candles.forEach(
                    found,
                    wanted,
                    start,
                    end,
                    candle ->
                            rows.println(
                                    Micros.toIso(candle.openTime())
                                            + ","
                                            + prices(candle, priceScale)
                                            + ","
                                            + volume(candle, found)));
        }
    }

    private static String prices(Candle candle, int scale) {
        return FixedPoint.format(candle.open(), scale)
                + ","
                + FixedPoint.format(candle.high(), scale)
                + ","
                + FixedPoint.format(candle.low(), scale)
                + ","
                + FixedPoint.format(candle.close(), scale);
    }

    private static String volume(Candle candle, CandleSeries series) {
        return FixedPoint.format(candle.volume(), series.volumeScale());
    }

    private static void writeJson(
            CandleRepository candles,
            CandleSeries found,
            Interval wanted,
            int scale,
            long start,
            long end,
            PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeNumberProperty("series", found.id());
                    json.writeStringProperty("interval", wanted.toString());
                    json.writeArrayPropertyStart("items");
                    candles.forEach(
                            found,
                            wanted,
                            start,
                            end,
                            candle -> {
                                json.writeStartObject();
                                json.writeStringProperty(
                                        "openTime", Micros.toIso(candle.openTime()));
                                json.writeStringProperty(
                                        "open", FixedPoint.format(candle.open(), scale));
                                json.writeStringProperty(
                                        "high", FixedPoint.format(candle.high(), scale));
                                json.writeStringProperty(
                                        "low", FixedPoint.format(candle.low(), scale));
                                json.writeStringProperty(
                                        "close", FixedPoint.format(candle.close(), scale));
                                json.writeStringProperty("volume", volume(candle, found));
                                json.writeEndObject();
                            });
                    json.writeEndArray();
                });
    }
}
