package dev.tradekeep.bench.write;

import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleQuery;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.write.WriterSettings;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Our writer, used as an engine uses it; speaks as {@code writer.c} does. */
final class WriterSubject implements AutoCloseable {
    private static final int CANDLES_PER_TASK = 1_024;
    private static final int TASKS_AHEAD = 4;
    private static final long MINUTE_MICROS = 60_000_000;
    private static final int PERCENT = 100;
    private static final int P99 = 99;

    private final Path file;
    private final Database database;
    private final MadeUpOrders orders;
    private long nextOrder;
    private long nextCandle;

    private WriterSubject(Path folder, int batchTasksMax) {
        file = folder.resolve("write.db");
        database =
                Database.open(
                        file,
                        Duration.ZERO,
                        InstantSource.system(),
                        WriterSettings.DEFAULT.withBatch(
                                batchTasksMax, WriterSettings.BATCH_TIME_MAX),
                        0);
        try (Connection connection = Connection.open(file, OpenMode.READ_ONLY)) {
            orders = LoadedBooks.rows(connection);
        }
        nextOrder = rows("orders") + 1;
        nextCandle = rows("candles");
    }

    /** {@code FOLDER BATCH_TASKS_MAX}. */
    public static void main(String[] args) throws IOException {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (WriterSubject subject =
                new WriterSubject(Path.of(args[0]), Integer.parseInt(args[1]))) {
            subject.serve(out);
        }
    }

    private void serve(PrintStream out) throws IOException {
        out.println("ready " + Sqlite.version());
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            int count = Integer.parseInt(words[1]);
            Answer answer =
                    switch (words[0]) {
                        case "orders" -> orders(count, Integer.parseInt(words[2]));
                        case "candles" -> candles(count, "inserted", WriterSubject::insert);
                        case "append" -> candles(count, "appended", WriterSubject::append);
                        default -> throw new IOException("Unknown request " + line);
                    };
            out.println(answer.line());
        }
    }

    private Answer orders(int count, int producers) {
        long[] latencies = new long[count];
        AtomicLong issued = new AtomicLong();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < producers; i++) {
                threads.execute(() -> produce(issued, latencies));
            }
        }
        long nanos = System.nanoTime() - start;
        nextOrder += count;
        Arrays.sort(latencies);
        return new Answer(nanos, latencies[(int) ((long) count * P99 / PERCENT)], rows("orders"));
    }

    private void produce(AtomicLong issued, long[] latencies) {
        for (long n = issued.getAndIncrement();
                n < latencies.length;
                n = issued.getAndIncrement()) {
            long start = System.nanoTime();
            long number = nextOrder + n;
            OrderEvent event = orders.event(number);
            Order order = orders.order(number).apply(event);
            database.<@Nullable Void>write(
                    Durability.FORCED,
                    t -> {
                        new OrderRepository(t).open(orders.owner(number), order, null, event);
                        return null;
                    });
            latencies[(int) n] = System.nanoTime() - start;
        }
    }

    /** Writes the candles of the numbers from one to before another. */
    private interface CandleWork {
        void write(Transaction transaction, CandleSeries series, long from, long to);
    }

    private Answer candles(int count, String source, CandleWork work) {
        CandleSeries series =
                database.write(
                        Durability.RELAXED,
                        t ->
                                new CandleRepository(t)
                                        .findSeries(
                                                orders.firstInstrument(),
                                                new Interval(MINUTE_MICROS),
                                                source)
                                        .orElseThrow());
        @SuppressWarnings({"unchecked", "rawtypes"})
        CompletableFuture<@Nullable Void>[] ahead = new CompletableFuture[TASKS_AHEAD];
        Arrays.fill(ahead, CompletableFuture.completedFuture(null));
        long start = System.nanoTime();
        int turn = 0;
        for (int row = 0; row < count; row += CANDLES_PER_TASK) {
            long from = nextCandle;
            nextCandle += Math.min(CANDLES_PER_TASK, count - row);
            long to = nextCandle;
            Completion.await(ahead[turn]);
            ahead[turn] =
                    database.submit(
                            Durability.RELAXED,
                            t -> {
                                work.write(t, series, from, to);
                                return null;
                            });
            turn = (turn + 1) % TASKS_AHEAD;
        }
        for (CompletableFuture<@Nullable Void> last : ahead) {
            Completion.await(last);
        }
        return new Answer(System.nanoTime() - start, 0, rows("candles"));
    }

    /** As C does: rows, in statements of many. */
    private static void insert(Transaction transaction, CandleSeries series, long from, long to) {
        try (MultiRow rows =
                new MultiRow(
                        transaction,
                        CandleQuery.INSERT,
                        CandleQuery.INSERT_MANY,
                        CandleColumns.CANDLE)) {
            for (long n = from; n < to; n++) {
                long price = price(n);
                rows.set(CandleColumns.OPEN_TIME, n * MINUTE_MICROS)
                        .set(CandleColumns.OPEN, price)
                        .set(CandleColumns.HIGH, price + 50)
                        .set(CandleColumns.LOW, price - 50)
                        .set(CandleColumns.CLOSE, price + 7)
                        .set(CandleColumns.VOLUME, volume(n))
                        .set(CandleColumns.SERIES_ID, series.id())
                        .add();
            }
            rows.flush();
        }
    }

    private static void append(Transaction transaction, CandleSeries series, long from, long to) {
        try (CandleAppender appender = new CandleRepository(transaction).append(series)) {
            for (long n = from; n < to; n++) {
                long price = price(n);
                appender.add(
                        n * MINUTE_MICROS, price, price + 50, price - 50, price + 7, volume(n));
            }
        }
    }

    private static long price(long n) {
        return 1_000_000 + n % 5_000;
    }

    private static long volume(long n) {
        return 1 + n % 1_000;
    }

    private long rows(String table) {
        String sql =
                table.equals("orders")
                        ? "SELECT max(id) FROM orders"
                        : "SELECT count(*) FROM candles";
        try (Connection connection = Connection.open(file, OpenMode.READ_ONLY)) {
            return LoadedBooks.numbers(connection, sql)[0];
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
