package dev.tradekeep.bench.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The data of every subject, from one seed, and what work on it must come to. Every value is below
 * 2^53, so that languages without 64-bit integers can take part.
 */
final class MadeUpData {
    static final int CANDLES = 102_400;
    static final int ORDERS = 51_200;
    static final int KEYS = 102_400;
    static final int CANDLE_COLUMNS = 8;

    private static final int SERIES = 4;
    private static final int OPEN_TIME = 1;
    private static final int OPEN = 2;
    private static final int VOLUME = 6;
    private static final int TRADES = 7;
    private static final long MINUTE_MICROS = 60_000_000;
    private static final long FIRST_MICROS = 1_700_000_000_000_000L;
    private static final long FIRST_PRICE = 6_000_000;
    private static final long STEP_MAX = 500;
    private static final long VOLUME_MAX = 1_000_000_000;
    private static final long TRADES_MAX = 5_000;
    private static final List<String> SYMBOLS =
            List.of(
                    "BTC-USDT",
                    "ETH-USDT",
                    "SOL-USDT",
                    "XRP-USDT",
                    "BTC-EUR",
                    "ETH-EUR",
                    "DOGE-BTC");
    private static final List<String> STATUSES =
            List.of("FILLED", "FILLED", "CANCELED", "ACCEPTED", "PARTIALLY_FILLED");

    private final long[] candles = new long[CANDLES * CANDLE_COLUMNS];
    private final List<OrderRow> orders = new ArrayList<>(ORDERS);
    private final long[] keys = new long[KEYS];
    private final int[] textKeys = new int[KEYS];

    MadeUpData(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        makeCandles(random);
        makeOrders(random);
        for (int i = 0; i < KEYS; i++) {
            keys[i] = 1L + random.nextInt(CANDLES);
            textKeys[i] = random.nextInt(ORDERS);
        }
    }

    private void makeCandles(SplittableRandom random) {
        long price = FIRST_PRICE;
        for (int row = 0; row < CANDLES; row++) {
            long close = Math.max(STEP_MAX, price + random.nextLong(-STEP_MAX, STEP_MAX + 1));
            int inSeries = row % (CANDLES / SERIES);
            long[] candle = {
                1 + row / (CANDLES / SERIES),
                FIRST_MICROS + inSeries * MINUTE_MICROS,
                price,
                Math.max(price, close) + random.nextLong(STEP_MAX),
                Math.min(price, close) - random.nextLong(STEP_MAX),
                close,
                random.nextLong(VOLUME_MAX),
                random.nextLong(TRADES_MAX)
            };
            System.arraycopy(candle, 0, candles, row * CANDLE_COLUMNS, CANDLE_COLUMNS);
            price = close;
        }
    }

    private void makeOrders(SplittableRandom random) {
        for (int i = 0; i < ORDERS; i++) {
            long time = FIRST_MICROS + i * 250_000L;
            String id = String.format(Locale.ROOT, "TK-%013d-%05x", time / 1_000, i);
            orders.add(
                    new OrderRow(
                            id,
                            SYMBOLS.get(random.nextInt(SYMBOLS.size())),
                            random.nextBoolean() ? "BUY" : "SELL",
                            random.nextBoolean() ? "LIMIT" : "MARKET",
                            STATUSES.get(random.nextInt(STATUSES.size())),
                            1 + random.nextLong(VOLUME_MAX),
                            FIRST_PRICE + random.nextLong(-STEP_MAX, STEP_MAX),
                            time));
        }
    }

    /** Row after row, each of {@link #CANDLE_COLUMNS}. */
    long[] candles() {
        return candles;
    }

    List<OrderRow> orders() {
        return orders;
    }

    /** Keys of candles, counted from 1, in random order. */
    long[] keys() {
        return keys;
    }

    /** Client order ids in random order. */
    List<String> textKeys() {
        List<String> ids = new ArrayList<>(KEYS);
        for (int key : textKeys) {
            ids.add(orders.get(key).clientOrderId());
        }
        return ids;
    }

    /** What a subject must answer after so many operations. */
    long checksum(Work work, int operations) {
        return switch (work) {
            case INSERT_ONE, INSERT_MULTI -> insertedCandles(operations);
            case INSERT_ORDER -> insertedOrders(operations);
            case POINT_READ -> pointReads(operations);
            case POINT_READ_TEXT -> textPointReads(operations);
            case SCAN_INT -> operations / CANDLES * barValues() + openTime(CANDLES - 1);
            case SCAN_TEXT -> operations / ORDERS * orderTexts();
            case OPEN_EMPTY -> 0;
            case OPEN_INDEXED -> (long) operations * Workbench.INDEXED_SCHEMA_ENTRIES;
        };
    }

    private long insertedCandles(int rows) {
        long sum = rows;
        for (int row = 0; row < rows; row++) {
            sum += sum(row, OPEN, TRADES);
        }
        return sum;
    }

    private long insertedOrders(int rows) {
        return orders.subList(0, rows).stream()
                .mapToLong(order -> 1 + order.clientOrderId().length() + order.quantity())
                .sum();
    }

    private long pointReads(int reads) {
        long sum = 0;
        for (int i = 0; i < reads; i++) {
            sum += sum((int) keys[i] - 1, OPEN, VOLUME);
        }
        return sum + openTime((int) keys[reads - 1] - 1);
    }

    private long textPointReads(int reads) {
        long sum = 0;
        for (int i = 0; i < reads; i++) {
            sum += orders.get(textKeys[i]).textValue();
        }
        return sum;
    }

    private long barValues() {
        long sum = 0;
        for (int row = 0; row < CANDLES; row++) {
            sum += sum(row, OPEN, VOLUME);
        }
        return sum;
    }

    private long orderTexts() {
        return orders.stream().mapToLong(OrderRow::textValue).sum();
    }

    private long openTime(int row) {
        return candles[row * CANDLE_COLUMNS + OPEN_TIME];
    }

    private long sum(int row, int first, int last) {
        long sum = 0;
        for (int column = first; column <= last; column++) {
            sum += candles[row * CANDLE_COLUMNS + column];
        }
        return sum;
    }
}
