package dev.tradekeep.venue.local.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Quote;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prices over time out of a file of candles or trades. Each candle is four prices: its open, its
 * two extremes, the nearer one first, and its close.
 *
 * <p>A file is lines with commas between the fields. With a line of names it has the columns {@code
 * time}, {@code open}, {@code high}, {@code low} and {@code close}, or {@code time} and {@code
 * price}, by these names or those that exchanges use for them. Without one it is of Binance's
 * archives: candles have twelve fields or five, trades have others. Times count seconds,
 * milliseconds, microseconds or nanoseconds since 1970, which shows by their size, or are written
 * as {@code 2025-01-01T00:00:00Z}.
 */
public final class Recording {
    /** How many prices are read at most. */
    public static final int PRICES_MAX = 20_000_000;

    private static final int START = 4_096;
    private static final List<String> TIMES =
            List.of("time", "timestamp", "open_time", "opentime", "open time", "date", "ts", "t");
    private static final int ARCHIVED_CANDLE = 12;
    private static final int SHORT_CANDLE = 5;
    private static final int TRADE_PRICE = 1;
    private static final int TRADE_TIME = 4;

    /** Where in a line things stand; candles have four prices, trades have one. */
    private record Columns(int time, List<Integer> prices) {
        Columns {
            prices = List.copyOf(prices);
        }
    }

    private final Path file;
    private long[] times = new long[START];
    private long[] prices = new long[START];
    private int size;
    private long[] candleTimes = new long[2];
    private int candles;

    private Recording(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws TradekeepException when it cannot be read, or a line of it makes no sense
     */
    public static Recording read(Path file) {
        if (!Files.exists(file)) {
            throw new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND, "There is no file " + file + ".");
        }
        Recording made = new Recording(file);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            made.read(lines);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE, file + " cannot be read: " + e.getMessage(), e);
        }
        if (made.size < 2) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    file + ": wanted at least two candles or trades, found fewer.");
        }
        return made;
    }

    private void read(BufferedReader lines) throws IOException {
        Columns columns = null;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] fields = line.split(",", -1);
            if (columns == null) {
                boolean named = !fields[0].isEmpty() && !isNumber(fields[0]) && !isTime(fields[0]);
                columns = named ? named(fields) : archived(fields, number);
                if (named) {
                    continue;
                }
            }
            add(columns, fields, number);
        }
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[0-9.]+");
    }

    private static boolean isTime(String text) {
        return text.strip().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");
    }

    private Columns named(String[] fields) {
        List<String> names =
                Arrays.stream(fields).map(one -> one.strip().toLowerCase(Locale.ROOT)).toList();
        int time =
                TIMES.stream()
                        .mapToInt(names::indexOf)
                        .filter(at -> at >= 0)
                        .findFirst()
                        .orElse(-1);
        List<Integer> candle =
                List.of("open", "high", "low", "close").stream().map(names::indexOf).toList();
        int price = Math.max(names.indexOf("price"), names.indexOf("p"));
        if (time >= 0 && candle.stream().allMatch(at -> at >= 0)) {
            return new Columns(time, candle);
        }
        if (time >= 0 && price >= 0) {
            return new Columns(time, List.of(price));
        }
        throw malformed(
                1,
                "wanted the columns time, open, high, low and close, or time and price, found "
                        + String.join(", ", names));
    }

    private Columns archived(String[] fields, int number) {
        boolean trade = fields[fields.length - 1].strip().matches("(?i)true|false");
        if (!trade && (fields.length == ARCHIVED_CANDLE || fields.length == SHORT_CANDLE + 1)) {
            return new Columns(0, List.of(1, 2, 3, 4));
        }
        if (fields.length == SHORT_CANDLE && isTime(fields[0])) {
            return new Columns(0, List.of(1, 2, 3, 4));
        }
        if (fields.length > TRADE_TIME) {
            // Trades put together have their time one further, behind two ids.
            boolean aggregate = fields.length == 8;
            return new Columns(aggregate ? TRADE_TIME + 1 : TRADE_TIME, List.of(TRADE_PRICE));
        }
        throw malformed(
                number,
                "wanted a line of names, or candles or trades of Binance's archives, found "
                        + fields.length
                        + " fields");
    }

    private void add(Columns columns, String[] fields, int number) {
        long time = time(field(columns.time(), fields, number), number);
        List<Integer> at = columns.prices();
        if (at.size() == 1) {
            add(time, price(field(at.getFirst(), fields, number), number), number);
            return;
        }
        long[] ohlc = new long[4];
        for (int i = 0; i < ohlc.length; i++) {
            ohlc[i] = price(field(at.get(i), fields, number), number);
        }
        long part = candleLength(time) / 4;
        boolean highFirst = ohlc[1] - ohlc[0] < ohlc[0] - ohlc[2];
        add(time, ohlc[0], number);
        add(time + part, highFirst ? ohlc[1] : ohlc[2], number);
        add(time + 2 * part, highFirst ? ohlc[2] : ohlc[1], number);
        add(time + 3 * part, ohlc[3], number);
    }

    /** From one candle to the next; of the first nobody knows, and a second is taken. */
    private long candleLength(long time) {
        candleTimes[0] = candleTimes[1];
        candleTimes[1] = time;
        candles++;
        return candles == 1 ? 1_000_000 : Math.max(4, time - candleTimes[0]);
    }

    private void add(long time, long price, int number) {
        if (size > 0 && time < times[size - 1]) {
            throw malformed(number, "its time is before that of the line above");
        }
        if (size == PRICES_MAX) {
            throw malformed(number, "a replay has at most " + PRICES_MAX + " prices");
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            prices = Arrays.copyOf(prices, size * 2);
        }
        times[size] = time;
        prices[size++] = price;
    }

    private String field(int at, String[] fields, int number) {
        if (at >= fields.length) {
            throw malformed(number, "wanted a field " + (at + 1) + ", found " + fields.length);
        }
        return fields[at].strip();
    }

    private long price(String text, int number) {
        try {
            int scale = FixedPoint.scaleOf(text);
            long units =
                    scale <= Quote.SCALE
                            ? FixedPoint.parse(text, Quote.SCALE)
                            : FixedPoint.parse(
                                    text.substring(0, text.length() - (scale - Quote.SCALE)),
                                    Quote.SCALE);
            if (units > 0) {
                return units;
            }
        } catch (TradekeepException notANumber) {
            // Told below, with the line.
        }
        throw malformed(number, "wanted a positive price, found \"" + text + "\"");
    }

    private long time(String text, int number) {
        try {
            if (!isTime(text)) {
                return micros(Long.parseLong(text));
            }
            String iso = text.replace(' ', 'T');
            boolean dayOnly = iso.length() == "2025-01-01".length();
            boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0;
            String whole = dayOnly ? iso + "T00:00:00Z" : zoned ? iso : iso + "Z";
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(whole));
        } catch (NumberFormatException | DateTimeException e) {
            throw malformed(number, "wanted a time, found \"" + text + "\"");
        }
    }

    private static long micros(long sent) {
        if (sent < 100_000_000_000L) {
            return sent * 1_000_000;
        }
        if (sent < 100_000_000_000_000L) {
            return sent * 1_000;
        }
        return sent < 100_000_000_000_000_000L ? sent : sent / 1_000;
    }

    private TradekeepException malformed(int line, String text) {
        return new TradekeepException(
                ErrorCode.FILE_MALFORMED, file + ", line " + line + ": " + text + ".");
    }

    /** The first price, in units of 10<sup>-8</sup>. */
    public long firstPrice() {
        return prices[0];
    }

    /** How long it is, in microseconds of its own time. */
    public long lengthMicros() {
        return times[size - 1] - times[0];
    }

    /** The price a while after its beginning; the last one when it is over. */
    long priceAfter(long micros) {
        int found = Arrays.binarySearch(times, 0, size, times[0] + micros);
        if (found < 0) {
            return prices[Math.max(0, -found - 2)];
        }
        while (found + 1 < size && times[found + 1] == times[found]) {
            found++;
        }
        return prices[found];
    }

    /** A price on a grid. */
    static long onGrid(long price, long tick) {
        return Math.max(tick, FixedPoint.divide(price, tick, RoundingMode.HALF_UP) * tick);
    }
}
