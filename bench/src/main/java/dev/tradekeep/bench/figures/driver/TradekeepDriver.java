package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.market.imports.CandleImport;
import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.GridChoice;
import dev.tradekeep.market.imports.ImportOptions;
import dev.tradekeep.market.imports.ImportRequest;
import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.LastDay;
import dev.tradekeep.market.series.LastDays;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.store.orders.OrderListing;
import dev.tradekeep.store.portfolio.PortfolioListing;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ours: the listings and repositories of the program, through a reader that stays open. */
final class TradekeepDriver extends Driver {
    private static final String AGGREGATION = "aggregation";
    private static final String LAST_DAYS = "aggregation-24h";
    private static final Interval HOUR = Interval.parse("1h");

    /** The listings behind the works; the statement of each is what the peers run. */
    private static final Map<String, Query> LISTINGS =
            Map.of(
                    "positions", PortfolioListing.OPEN_POSITIONS_OF_PORTFOLIO,
                    "positions-all", PortfolioListing.POSITIONS_OPEN,
                    "order-status", OrderListing.ORDERS_BY_CLIENT_ID,
                    "order-status-open", OrderListing.OPEN_ORDERS_OF_PORTFOLIO);

    private final Path file;
    private @Nullable BooksWriter writer;

    TradekeepDriver(Path folder, Path file) {
        super(folder, "tradekeep");
        this.file = file;
    }

    /** {@code FOLDER FILE}: where the work lies, and the books. */
    public static void main(String[] args) throws Exception {
        new TradekeepDriver(Path.of(args[0]), Path.of(args[1])).serve();
    }

    @Override
    String version() {
        return "SQLite " + Sqlite.version();
    }

    @Override
    Session open() {
        return new Reader(DatabaseReader.open(file));
    }

    @Override
    void write(boolean on) throws InterruptedException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
        if (on) {
            writer = BooksWriter.start(file);
        }
    }

    @Override
    long load(Path csv, long rows) throws IOException {
        Path made = folder().resolve("tradekeep-load.db");
        Files.deleteIfExists(made);
        long start = System.nanoTime();
        try (Database database = Database.open(made, Duration.ZERO, InstantSource.system())) {
            ImportRequest request =
                    new ImportRequest(
                            csv,
                            InstrumentChoice.parse("bench", "AAA/BBB"),
                            "bench",
                            null,
                            CandlePrice.TRADE,
                            GridChoice.DETECT,
                            ImportOptions.DETECT,
                            null,
                            false,
                            ErrorPolicy.STOP,
                            ConflictPolicy.STOP);
            long found =
                    new CandleImport(database, InstantSource.system(), WriterPace.AT_ONCE)
                            .run(request, ReadProgress.NONE)
                            .series()
                            .candles();
            if (found != rows) {
                throw new IllegalStateException("Wanted " + rows + " candles, found " + found);
            }
        }
        return System.nanoTime() - start;
    }

    private record Reader(DatabaseReader reader) implements Session {
        @Override
        public void run(Task task, Object[] parameters, Values values) {
            Query listing = LISTINGS.get(task.work());
            if (listing != null) {
                list(listing, task, parameters, values);
            } else if (task.work().equals(AGGREGATION)) {
                hours((long) parameters[0], (long) parameters[1], (long) parameters[2], values);
            } else if (task.work().equals(LAST_DAYS)) {
                lastDays(values);
            } else {
                throw new IllegalArgumentException("What is " + task.work() + "?");
            }
        }

        private void list(Query listing, Task task, Object[] parameters, Values values) {
            reader.read(transaction -> {
                transaction.forEach(
                        listing,
                        p -> {
                            for (int i = 0; i < parameters.length; i++) {
                                if (parameters[i] instanceof Long number) {
                                    p.set(i + 1, number.longValue());
                                } else {
                                    p.set(i + 1, (String) parameters[i]);
                                }
                            }
                        },
                        row -> take(row, task, values));
                return true;
            });
        }

        private static void take(Row row, Task task, Values values) {
            for (int column = 0; column < task.columns(); column++) {
                if (row.isNull(column)) {
                    values.add(null);
                } else if (task.isText(column)) {
                    values.add(row.getText(column));
                } else {
                    values.add(row.getLong(column));
                }
            }
            values.endRow();
        }

        private void lastDays(Values values) {
            reader.read(transaction -> {
                new LastDays(transaction).forEach(day -> take(day, values));
                return true;
            });
        }

        private static void take(LastDay day, Values values) {
            values.add(day.seriesId());
            values.add(day.open());
            values.add(day.high());
            values.add(day.low());
            values.add(day.close());
            Long volume = day.volume();
            if (volume == null) {
                values.add(null);
            } else {
                values.add(volume.longValue());
            }
            values.add(day.candles());
            values.endRow();
        }

        private void hours(long series, long from, long to, Values values) {
            reader.read(transaction -> {
                CandleRepository candles = new CandleRepository(transaction);
                CandleSeries found = candles.getSeries(series).orElseThrow();
                candles.forEach(
                        found,
                        HOUR,
                        from,
                        to,
                        candle -> {
                            values.add(candle.openTime());
                            values.add(candle.open());
                            values.add(candle.high());
                            values.add(candle.low());
                            values.add(candle.close());
                            values.add(candle.volume());
                            values.endRow();
                        });
                return true;
            });
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
