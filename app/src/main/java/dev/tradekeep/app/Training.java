package dev.tradekeep.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Runs the commands people use in one JVM, so that the class-data-sharing archive made from it
 * holds the classes they need. The launcher starts it after a build, in a temporary folder, with
 * the output thrown away.
 */
final class Training {
    private static final String CANDLES_FILE = "btc-usd-1m.csv";

    private static final String INSTRUMENTS_FILE = "instruments.csv";

    /** As many as make the reading and the listing of instruments worth compiling. */
    private static final int INSTRUMENTS = 5_000;

    /** As many as make the import and the trading of a year's share of minutes worth compiling. */
    private static final int CANDLES = 45_000;

    /** A command that is worth a fast start is a line here; files are relative to that folder. */
    private static final List<List<String>> COMMAND_LINES =
            List.of(
                    List.of("--help"),
                    List.of("--version"),
                    List.of("demo", "--db", "made-up.db"),
                    List.of("demo", "--db", "file.db", "--candles", CANDLES_FILE),
                    List.of("demo", "--db", "file.db", "--candles", CANDLES_FILE, "--json"),
                    List.of("backtest", "run", "crossover", "--candles", CANDLES_FILE),
                    List.of(
                            "backtest",
                            "run",
                            "crossover",
                            "--instrument",
                            "BTC/USD",
                            "--db",
                            "file.db"),
                    List.of(
                            "backtest",
                            "run",
                            "crossover",
                            "--instrument",
                            "BTC/USD",
                            "--db",
                            "file.db",
                            "--json"),
                    List.of("market", "instruments", "import", INSTRUMENTS_FILE, "--db", "file.db"),
                    List.of("market", "instruments", "import", INSTRUMENTS_FILE, "--db", "file.db"),
                    List.of("market", "instruments", "find", "coin", "usd", "--db", "file.db"),
                    List.of("list", "instruments", "--db", "file.db", "--json"),
                    List.of("db", "audit", "--db", "file.db", "--level", "full"),
                    List.of(
                            "market",
                            "instruments",
                            "show",
                            "venue",
                            "COIN1USD",
                            "--db",
                            "file.db"),
                    List.of("db", "export", "v_trades", "--db", "file.db"),
                    List.of("config", "show"),
                    List.of("serve", "--help"),
                    List.of("error", "list"),
                    List.of("error", "show", "DATABASE_LOCKED", "--json"),
                    List.of("error", "show", "1"),
                    List.of("no-such-command"));

    private Training() {}

    /** Exit codes are of no interest: a failing command is a way people go, too. */
    public static void main(String[] args) throws IOException {
        writeCandles(Path.of(CANDLES_FILE));
        writeInstruments(Path.of(INSTRUMENTS_FILE));
        for (List<String> line : COMMAND_LINES) {
            Main.run(line.toArray(String[]::new));
        }
        TrainingServer.run(Path.of("file.db"));
        TrainingServer.serve(Path.of("served.db"));
        // Ends as Main does, so that the classes of an orderly exit are in the archive, too.
        System.exit(0);
    }

    private static void writeCandles(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("timestamp,open,high,low,close,volume\n");
            LocalDateTime time = LocalDateTime.of(2022, 1, 1, 0, 0);
            for (int minute = 0; minute < CANDLES; minute++) {
                // A wave, so that averages cross and orders are made.
                int price = 40_000 + Math.abs(minute % 400 - 200) * 5;
                out.write(
                        time.plusMinutes(minute)
                                + ":00.000000,"
                                + price
                                + ".5,"
                                + (price + 9)
                                + ".0,"
                                + (price - 9)
                                + ".0,"
                                + price
                                + ".0,"
                                + minute
                                + ".0625\n");
            }
        }
    }

    private static void writeInstruments(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "market,symbol,type,description,quote_currency,contract_multiplier,"
                            + "minimum_price_variation,lot_size,market_ticker,minimum_order_size\n");
            for (int coin = 0; coin < INSTRUMENTS; coin++) {
                String name = "COIN" + coin;
                out.write(
                        "venue,%sUSD,crypto,%s-US Dollar,USD,1,0.01,1e-%d,%s-USD,0.001\n"
                                .formatted(name, name, coin % 9, name));
            }
        }
    }
}
