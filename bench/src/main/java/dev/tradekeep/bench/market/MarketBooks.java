package dev.tradekeep.bench.market;

import dev.tradekeep.market.imports.CandleImport;
import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.GridChoice;
import dev.tradekeep.market.imports.ImportOptions;
import dev.tradekeep.market.imports.ImportRequest;
import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.market.imports.TickImport;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.TickPacking;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.text.ReadProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** New books with files imported into them, and ways to read them. */
final class MarketBooks implements AutoCloseable {
    private final Database database;
    private final InstantSource clock = InstantSource.system();

    MarketBooks(Path file) {
        database = Database.open(file, Duration.ZERO, clock);
    }

    CandleSeries candles(Path file) {
        return new CandleImport(database, clock, WriterPace.AT_ONCE)
                .run(request("AAA/BBB", file, ImportOptions.DETECT), ReadProgress.NONE)
                .series();
    }

    TickSeries trades(Path file) {
        return ticks(TickKind.TRADES, file, ImportOptions.DETECT.withImpliedDecimals(4));
    }

    TickSeries quotes(Path file) {
        return ticks(TickKind.QUOTES, file, ImportOptions.DETECT.withTimesCut());
    }

    private TickSeries ticks(TickKind kind, Path file, ImportOptions options) {
        return new TickImport(database, clock, kind, WriterPace.AT_ONCE)
                .run(request("TICK/BBB", file, options), ReadProgress.NONE)
                .series();
    }

    private static ImportRequest request(String instrument, Path file, ImportOptions options) {
        return new ImportRequest(
                file,
                InstrumentChoice.parse("bench", instrument),
                "bench",
                null,
                CandlePrice.TRADE,
                GridChoice.DETECT,
                options,
                null,
                false,
                ErrorPolicy.STOP,
                ConflictPolicy.STOP);
    }

    /** Packs all ticks. */
    void pack() {
        new TickPacking(database).pack(Long.MAX_VALUE, TickPacking.Listener.NONE);
    }

    /** A reader that stays, as one of an engine does. */
    DatabaseReader reader() {
        return database.openReader();
    }

    /** Hours from the roll-ups; the sum of the closes. */
    static long hours(DatabaseReader reader, CandleSeries series, long from, long to) {
        return reader.read(transaction -> {
            long[] sum = new long[1];
            new CandleRepository(transaction)
                    .forEach(
                            series,
                            Interval.parse("1h"),
                            from,
                            to,
                            candle -> sum[0] += candle.close());
            return sum[0];
        });
    }

    /** Hours made of the minutes while they are read; the sum of the closes. */
    static long hoursOfMinutes(DatabaseReader reader, CandleSeries series, long from, long to) {
        return reader.read(transaction -> {
            Hours hours = new Hours();
            new CandleRepository(transaction)
                    .forEach(
                            series.id(),
                            from,
                            to,
                            candle ->
                                    hours.add(
                                            candle.openTime(),
                                            candle.high(),
                                            candle.low(),
                                            candle.close(),
                                            candle.volume()));
            return hours.finish();
        });
    }

    private static final class Hours {
        private static final long HOUR_MICROS = 3_600_000_000L;
        private long hour = Long.MIN_VALUE;
        private long high;
        private long low;
        private long close;
        private long volume;
        private long sum;

        void add(long time, long partHigh, long partLow, long partClose, long partVolume) {
            long of = Math.floorDiv(time, HOUR_MICROS);
            if (of != hour) {
                sum += close;
                hour = of;
                high = partHigh;
                low = partLow;
                volume = 0;
            }
            high = Math.max(high, partHigh);
            low = Math.min(low, partLow);
            close = partClose;
            volume += partVolume;
        }

        long finish() {
            if (high < low || volume < 0) {
                throw new IllegalStateException("The last hour is no candle");
            }
            return sum + close;
        }
    }

    /** Hands every candle to a visitor, as {@code time, open, high, low, close, volume}. */
    static void forEachCandle(
            DatabaseReader reader, CandleSeries series, Consumer<long[]> visitor) {
        long[] row = new long[6];
        reader.read(transaction -> {
            new CandleRepository(transaction)
                    .forEach(
                            series.id(),
                            Long.MIN_VALUE,
                            Long.MAX_VALUE,
                            candle -> {
                                row[0] = candle.openTime();
                                row[1] = candle.open();
                                row[2] = candle.high();
                                row[3] = candle.low();
                                row[4] = candle.close();
                                row[5] = candle.volume();
                                visitor.accept(row);
                            });
            return true;
        });
    }

    /** Hands every tick to a visitor: its time, then what its kind has. */
    static void forEachTick(DatabaseReader reader, TickSeries series, Consumer<long[]> visitor) {
        long[] row = new long[1 + series.kind().width()];
        reader.read(transaction -> {
            new TickRepository(transaction)
                    .forEach(
                            series,
                            Long.MIN_VALUE,
                            Long.MAX_VALUE,
                            (at, values) -> {
                                row[0] = at;
                                System.arraycopy(values, 0, row, 1, values.length);
                                visitor.accept(row);
                            });
            return true;
        });
    }

    /** The bytes of all pages that a table takes, by copying it alone into another file. */
    double bytesPerRow(String table, Path scratch, long rows) {
        try (Connection copy = Connection.open(scratch, OpenMode.READ_WRITE_CREATE)) {
            copy.execute("ATTACH '" + database.path().toString().replace("'", "''") + "' AS books");
            String definition;
            try (Statement find =
                    copy.prepare("SELECT sql FROM books.sqlite_schema WHERE name = ?")) {
                find.bind(1, table).step();
                definition = String.valueOf(find.getText(0));
            }
            copy.execute("PRAGMA foreign_keys = OFF");
            copy.execute(definition);
            copy.execute("INSERT INTO main." + table + " SELECT * FROM books." + table);
            try (Statement size =
                    copy.prepare(
                            "SELECT page_count * page_size FROM pragma_page_count,"
                                    + " pragma_page_size")) {
                size.step();
                return (double) size.getLong(0) / rows;
            }
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
