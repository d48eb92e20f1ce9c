package dev.tradekeep.bench.venue;

import dev.tradekeep.app.Main;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.Worker;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code market download} of candles of a minute from a local exchange into new books. */
final class DownloadLoop implements AutoCloseable {
    private static final Pattern NEW = Pattern.compile("([\\d,]+) new");
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path folder;
    private final int markets;
    private final Worker exchange;
    private final String address;

    /**
     * Starts an exchange.
     *
     * @param folder where it runs
     */
    DownloadLoop(Path folder, int markets) {
        this.folder = folder;
        this.markets = markets;
        exchange = ExchangeProcess.start(folder, 0, markets);
        address = "http://" + ExchangeProcess.HOST + ":" + exchange.answer("port");
    }

    /**
     * Downloads so many candles at least, and returns how long the command took, from the start of
     * its process to its end.
     */
    double millis(int candles) throws IOException, Unavailable {
        long minute = Interval.ONE_MINUTE.micros();
        long now = Micros.now(InstantSource.system()) / minute * minute;
        long from = now - Math.ceilDiv(candles, markets) * minute;
        Path books = Files.createTempDirectory(folder, "download").resolve("books.db");
        List<String> command = new ArrayList<>(Program.java(Main.class));
        command.addAll(List.of("market", "download"));
        for (int market = 0; market < markets; market++) {
            command.add(ExchangeProcess.base(market) + "/" + ExchangeProcess.QUOTE);
        }
        command.addAll(List.of("--exchange", "binance", "--address", address));
        command.addAll(List.of("--from", Micros.toIso(from), "--to", Micros.toIso(now)));
        command.addAll(List.of("--db", books.toString()));
        long start = System.nanoTime();
        String report = Program.run(folder, command);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (stored(report) < candles) {
            throw new IllegalStateException("Wanted " + candles + " candles, found " + report);
        }
        return millis;
    }

    private static long stored(String report) {
        long stored = 0;
        Matcher found = NEW.matcher(report);
        while (found.find()) {
            stored += Long.parseLong(found.group(1).replace(",", ""));
        }
        return stored;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
