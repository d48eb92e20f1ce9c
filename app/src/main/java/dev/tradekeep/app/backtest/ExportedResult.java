package dev.tradekeep.app.backtest;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.strategies.CurvePoint;
import dev.tradekeep.store.strategies.RoundTrip;
import dev.tradekeep.store.strategies.StoredBacktest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A result as files for other programs: all of it as JSON, trades and equity as CSV. */
public final class ExportedResult {
    private static final String RESULT = "result.json";
    private static final String TRADES = "trades.csv";
    private static final String EQUITY = "equity.csv";

    private ExportedResult() {}

    /**
     * Writes the files into a folder that is new or empty.
     *
     * @return their names
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when something is in the
     *     folder, with {@link ErrorCode#OUTPUT_FAILED} when a file cannot be written
     */
    public static List<String> write(StoredResult result, Path folder) {
        try {
            requireEmpty(folder);
            Files.createDirectories(folder);
            try (PrintWriter out = open(folder.resolve(RESULT))) {
                result.writeJson(out);
                requireWritten(out, RESULT);
            }
            try (PrintWriter out = open(folder.resolve(TRADES))) {
                trades(result, out);
                requireWritten(out, TRADES);
            }
            try (PrintWriter out = open(folder.resolve(EQUITY))) {
                equity(result, out);
                requireWritten(out, EQUITY);
            }
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.OUTPUT_FAILED,
                    "Wanted to write into the folder " + folder + ", which failed: " + e + ".",
                    e);
        }
        return List.of(RESULT, TRADES, EQUITY);
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        boolean isEmpty = false;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                isEmpty = inside.findAny().isEmpty();
            }
        }
        if (!isEmpty) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a folder that is new or empty, found " + folder + " with something.");
        }
    }

    private static PrintWriter open(Path file) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    private static void requireWritten(PrintWriter out, String name) throws IOException {
        if (out.checkError()) {
            throw new IOException("the file " + name + " could not be written whole");
        }
    }

    private static void trades(StoredResult result, PrintWriter out) {
        int money = result.quote().scale();
        out.print("instrument,side,opened_at,closed_at,quantity,entry_notional,exit_notional,");
        out.print("realized_pnl,fees,net,initial_risk,worst_pnl,best_pnl\n");
        for (StoredBacktest.Trip of : result.stored().trips()) {
            StoredBacktest.Market market = result.stored().markets().get(of.market());
            RoundTrip trip = of.trip();
            Long risk = trip.initialRisk();
            out.print(
                    String.join(
                                    ",",
                                    market.symbol(),
                                    trip.side().name(),
                                    Micros.toIso(trip.openedAt()),
                                    Micros.toIso(trip.closedAt()),
                                    FixedPoint.format(trip.quantity(), market.quantityScale()),
                                    FixedPoint.format(trip.entryNotional(), money),
                                    FixedPoint.format(trip.exitNotional(), money),
                                    FixedPoint.format(trip.realizedPnl(), money),
                                    FixedPoint.format(trip.fees(), money),
                                    FixedPoint.format(trip.net(), money),
                                    risk == null ? "" : FixedPoint.format(risk, money),
                                    FixedPoint.format(trip.worstPnl(), money),
                                    FixedPoint.format(trip.bestPnl(), money))
                            + "\n");
        }
    }

    private static void equity(StoredResult result, PrintWriter out) {
        out.print("at,equity,drawdown_bps\n");
        for (CurvePoint point : result.stored().curve()) {
            out.print(
                    Micros.toIso(point.at())
                            + ","
                            + FixedPoint.format(point.equity(), result.quote().scale())
                            + ","
                            + point.drawdownBps()
                            + "\n");
        }
    }
}
