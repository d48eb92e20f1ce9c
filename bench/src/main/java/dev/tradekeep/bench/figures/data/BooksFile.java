package dev.tradekeep.bench.figures.data;

import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.bulk.BulkListener;
import dev.tradekeep.store.sqlite.bulk.BulkLoad;
import dev.tradekeep.store.sqlite.bulk.BulkMode;
import dev.tradekeep.store.sqlite.bulk.BulkOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Our books with the data set in them: our schema, filled by the bulk loader and the appender. */
final class BooksFile {
    private static final String SOURCE = "bench";
    private static final Interval MINUTES = Interval.parse("1m");

    /** Series of one transaction. */
    private static final int SERIES_AT_ONCE = 500;

    private static final String PARENTS =
            """
            INSERT INTO exchanges (id, code, kind, created_at) VALUES (1, 'bench', 'simulated', 1);
            INSERT INTO assets (id, code, scale, created_at) VALUES (1, 'MADE', 8, 1), (2, 'UP', 2, 1);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $ACCOUNTS)
            INSERT INTO portfolios (id, name, created_at) SELECT i, 'account-' || i, 1 FROM n;
            INSERT INTO engines (id, name, mode, exchange_id, portfolio_id, created_at)
            VALUES (1, 'bench', 'paper', 1, 1, 1);
            INSERT INTO engine_runs (id, engine_id, strategy, status, candles, started_at)
            VALUES (1, 1, 'bench', 'running', 0, 1);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $INSTRUMENTS)
            INSERT INTO instruments (id, exchange_id, symbol, base_asset_id, quote_asset_id, price_scale,
                quantity_scale, tick_size, lot_size, min_quantity, min_notional, created_at)
            SELECT i, 1, 'MADE' || i || '/UP', 1, 2, 2, 8, 1, 1, 0, 0, 1 FROM n;
            """;

    private BooksFile() {}

    /** Makes a new file; it is closed and analysed. */
    static void make(Path file, Sizes sizes, Consumer<String> progress) {
        InstantSource clock = InstantSource.system();
        Database.open(file, Duration.ZERO, clock).close();
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            connection.execute(
                    PARENTS.replace("$ACCOUNTS", Integer.toString(Sizes.ACCOUNTS))
                            .replace("$INSTRUMENTS", Integer.toString(Sizes.INSTRUMENTS)));
        }
        try (Database database = Database.open(file, Duration.ZERO, clock)) {
            MadeTables tables = new MadeTables(sizes);
            load(database, "positions", tables.positions(), progress);
            load(database, "orders", tables.orders(), progress);
            load(database, "trades", tables.trades(), progress);
            progress.accept("appending " + sizes.candles() + " candles");
            for (long first = 1; first <= Sizes.INSTRUMENTS; first += SERIES_AT_ONCE) {
                long from = first;
                database.<@Nullable Void>write(
                        Durability.RELAXED,
                        transaction -> {
                            appendSeries(transaction, from, sizes);
                            return null;
                        });
            }
        }
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            connection.execute(
                    "PRAGMA analysis_limit=1000; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private static void load(
            Database database, String table, GeneratedRows rows, Consumer<String> progress) {
        progress.accept("loading about " + rows.rows() + " rows into " + table);
        new BulkLoad(database).run(table, rows, BulkOptions.of(BulkMode.INSERT), BulkListener.NONE);
    }

    private static void appendSeries(Transaction transaction, long first, Sizes sizes) {
        CandleRepository candles = new CandleRepository(transaction);
        long end = Math.min(Sizes.INSTRUMENTS + 1L, first + SERIES_AT_ONCE);
        for (long instrument = first; instrument < end; instrument++) {
            CandleSeries series = candles.ensureSeries(instrument, MINUTES, SOURCE, 0);
            boolean full = instrument <= sizes.fullSeries();
            try (CandleAppender appender = candles.append(series)) {
                append(
                        appender,
                        instrument,
                        full ? sizes.fullCandles() : sizes.thinCandles(),
                        full ? 1 : Math.max(1, Made.DAY_MINUTES / sizes.thinCandles()));
            }
        }
    }

    /** The last candle of every series is the last minute of the data. */
    private static void append(CandleAppender appender, long series, long count, long stride) {
        for (long i = 0; i < count; i++) {
            long back = 1 + (count - 1 - i) * stride;
            long[] candle = Made.candle(series, i);
            appender.add(
                    Made.END - back * Made.MINUTE,
                    candle[0],
                    candle[1],
                    candle[2],
                    candle[3],
                    candle[4]);
        }
    }
}
