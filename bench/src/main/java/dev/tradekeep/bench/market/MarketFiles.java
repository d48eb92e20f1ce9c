package dev.tradekeep.bench.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files that are imported: real ticks where a folder is named and has them, else made-up ones
 * of the same form and number; candles are always made up, a walk from one seed.
 */
public final class MarketFiles {
    static final int PRICE_SCALE = 2;
    static final int VOLUME_SCALE = 4;

    /** Milliseconds since midnight, ten thousand times the price, quantity. */
    public static final String TRADES = "ticks/spy-trades-20131007.zip";

    /** Milliseconds since midnight, bid, ask. */
    public static final String QUOTES = "ticks/oanda-xauusd-quotes-20140502.zip";

    private static final int TRADES_ROWS = 250_601;
    private static final int QUOTES_ROWS = 265_015;
    private static final int SMALL_ROWS = 5_000;
    private static final long SEED = 1;
    private static final long MINUTE_MICROS = 60_000_000;

    /** 2019-01-01. */
    static final long FIRST = 1_546_300_800_000_000L;

    private final @Nullable Path folder;
    private final int tradesRows;
    private final int quotesRows;

    private MarketFiles(@Nullable Path folder, boolean small) {
        this.folder = folder;
        tradesRows = small ? SMALL_ROWS : TRADES_ROWS;
        quotesRows = small ? SMALL_ROWS : QUOTES_ROWS;
    }

    /**
     * Looks into the folder.
     *
     * @param folder with real ticks; null: all are made up
     * @param small whether made-up files are short ones
     * @throws TradekeepException with {@link ErrorCode#FILE_NOT_FOUND} when the folder has neither
     *     file
     */
    public static MarketFiles of(@Nullable Path folder, boolean small) {
        MarketFiles files = new MarketFiles(folder, small);
        if (folder != null && files.real(TRADES).isEmpty() && files.real(QUOTES).isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND,
                    "Wanted a folder with "
                            + TRADES
                            + " or "
                            + QUOTES
                            + ", found neither in "
                            + folder
                            + ". Without --data all ticks are made up.");
        }
        return files;
    }

    /** Trades whose prices have four decimals that are not written. */
    Path trades(Path work) throws IOException {
        Optional<Path> real = real(TRADES);
        return real.isPresent() ? real.get() : zipped(work, "20131007_trades", this::writeTrades);
    }

    /** Quotes whose times may be finer than a microsecond. */
    Path quotes(Path work) throws IOException {
        Optional<Path> real = real(QUOTES);
        return real.isPresent() ? real.get() : zipped(work, "20140502_quotes", this::writeQuotes);
    }

    /** Which ticks are real, for a note. */
    String note() {
        return "Trades are "
                + (real(TRADES).isPresent() ? "real" : "made up")
                + ", quotes are "
                + (real(QUOTES).isPresent() ? "real" : "made up")
                + ", candles are made up.";
    }

    private Optional<Path> real(String name) {
        return Optional.ofNullable(folder).map(at -> at.resolve(name)).filter(Files::exists);
    }

    @FunctionalInterface
    private interface Content {
        void write(Writer out) throws IOException;
    }

    private static Path zipped(Path work, String name, Content content) throws IOException {
        Path file = work.resolve(name + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Writer out =
                        new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            zip.putNextEntry(new ZipEntry(name + ".csv"));
            content.write(out);
        }
        return file;
    }

    private void writeTrades(Writer out) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        long time = 14_400_000;
        long price = 1_674_100;
        for (int i = 0; i < tradesRows; i++) {
            time += random.nextInt(300);
            price += 100L * random.nextInt(-2, 3);
            out.write(time + "," + price + "," + 100 * random.nextInt(1, 20) + ",P,20002000,0\n");
        }
    }

    private void writeQuotes(Writer out) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        long time = 462_042;
        long bid = 1_284_065;
        for (int i = 0; i < quotesRows; i++) {
            time += random.nextInt(5_000);
            bid += random.nextInt(-20, 21);
            out.write(
                    FixedPoint.formatShort(time, 4)
                            + ","
                            + FixedPoint.formatShort(bid, 3)
                            + ","
                            + FixedPoint.formatShort(bid + 340, 3)
                            + "\n");
        }
    }

    /** Candles of one minute each. */
    public static Path candles(Path work, int rows) throws IOException {
        Path file = work.resolve("candles-" + rows + ".csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("timestamp,open,high,low,close,volume\n");
            Walk walk = new Walk();
            for (int i = 0; i < rows; i++) {
                walk.step();
                out.write(Micros.toIso(walk.time));
                for (long price : new long[] {walk.open, walk.high, walk.low, walk.close}) {
                    out.write(',');
                    out.write(FixedPoint.format(price, PRICE_SCALE));
                }
                out.write(',');
                out.write(FixedPoint.format(walk.volume, VOLUME_SCALE));
                out.write('\n');
            }
        }
        return file;
    }

    /** A price that wanders, a minute a step. */
    static final class Walk {
        private final SplittableRandom random = new SplittableRandom(SEED);
        long time = FIRST - MINUTE_MICROS;
        long open;
        long high;
        long low;
        long close = 4_000_000;
        long volume;

        void step() {
            time += MINUTE_MICROS;
            open = close + random.nextLong(-50, 51);
            close = Math.max(100_000, open + random.nextLong(-2_000, 2_001));
            high = Math.max(open, close) + random.nextLong(1_000);
            low = Math.min(open, close) - random.nextLong(1_000);
            volume = random.nextLong(500_000);
        }
    }
}
