package dev.tradekeep.bench.market;

import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Files into the books, a year of minutes as hours, and rows next to packed ones. */
public final class MarketBench {
    private static final String OURS = "tradekeep";
    private static final String DUCK = "duckdb";
    private static final String ROWS = "rows";
    private static final String PACKED = "packed";
    private static final int CANDLES = 1_000_000;
    private static final int SMALL_CANDLES = 20_000;
    private static final int ROUNDS = 5;
    private static final int READ_ROUNDS = 25;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long YEAR_MICROS = 365 * 24 * HOUR_MICROS;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final boolean small;
    private final MarketFiles files;
    private final Consumer<String> progress;
    private final Path folder;
    private final List<BenchRow> rows = new ArrayList<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private int books;

    private MarketBench(boolean small, MarketFiles files, Consumer<String> progress, Path folder) {
        this.small = small;
        this.files = files;
        this.progress = progress;
        this.folder = folder;
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run of seconds
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, MarketFiles files, Consumer<String> progress) {
        Machine machine = Machine.current();
        return WorkFolder.use(
                folder -> new MarketBench(small, files, progress, folder).run(machine));
    }

    private BenchReport run(Machine machine) throws IOException {
        versions.put("java", Runtime.version().toString());
        versions.put("SQLite", Sqlite.version());
        Duck duck = duck();
        try {
            progress.accept("making a file of candles");
            Path csv = MarketFiles.candles(folder, small ? SMALL_CANDLES : CANDLES);
            progress.accept("importing candles");
            importCandles(csv, duck);
            progress.accept("importing trades and quotes");
            importTicks();
            progress.accept("reading hours and packing");
            readHistory(csv, duck);
        } finally {
            close(duck);
        }
        return new BenchReport(
                "market",
                machine,
                versions,
                absent,
                List.of(
                        files.note(),
                        "Imports run in turn in one JVM, each into new books, with both passes over the"
                                + " file, the hash, the gaps and the roll-ups; DuckDB is in memory, on one"
                                + " thread, without roll-ups."),
                rows);
    }

    private @Nullable Duck duck() {
        try {
            Duck duck = Duck.open();
            versions.put(DUCK, duck.version());
            return duck;
        } catch (Unavailable e) {
            absent.put(DUCK, e.reason());
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not tell its version", e);
        }
    }

    private static void close(@Nullable Duck duck) {
        try {
            if (duck != null) {
                duck.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close", e);
        }
    }

    private void importCandles(Path csv, @Nullable Duck duck) {
        int wanted = small ? SMALL_CANDLES : CANDLES;
        List<String> subjects = duck == null ? List.of(OURS) : List.of(OURS, DUCK);
        Map<String, Figures> found =
                Rounds.interleave(
                        subjects,
                        rounds(),
                        subject -> {
                            long start = System.nanoTime();
                            long count =
                                    subject.equals(OURS)
                                            ? inNewBooks(to -> to.candles(csv).candles())
                                            : load(duck, csv);
                            require(count == wanted, "candles were lost");
                            return count * NANOS_PER_SECOND / (System.nanoTime() - start);
                        });
        add("import-candles", Unit.ROWS_PER_SECOND, found, Goal.atLeast(500_000));
    }

    private void importTicks() throws IOException {
        Path trades = files.trades(folder);
        Path quotes = files.quotes(folder);
        add(
                "import-trades",
                Unit.MILLISECONDS,
                millis(() -> inNewBooks(to -> to.trades(trades).ticks())),
                Goal.atMost(1_000));
        add(
                "import-quotes",
                Unit.MILLISECONDS,
                millis(() -> inNewBooks(to -> to.quotes(quotes).ticks())),
                Goal.atMost(1_000));
    }

    private Map<String, Figures> millis(Runnable work) {
        return Rounds.interleave(List.of(OURS), rounds(), subject -> time(work) / NANOS_PER_MILLI);
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private long inNewBooks(ToLongFunction<MarketBooks> work) {
        books++;
        try (MarketBooks made = new MarketBooks(folder.resolve("books-" + books + ".db"))) {
            return work.applyAsLong(made);
        }
    }

    private static long load(@Nullable Duck duck, Path csv) {
        try {
            return duck == null ? 0 : duck.load(csv);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not load the candles", e);
        }
    }

    private void readHistory(Path csv, @Nullable Duck duck) throws IOException {
        Path quotes = files.quotes(folder);
        Path trades = files.trades(folder);
        try (MarketBooks made = new MarketBooks(folder.resolve("history.db"))) {
            CandleSeries candles = made.candles(csv);
            try (DatabaseReader reader = made.reader()) {
                readHours(reader, candles, duck);
                compareCandles(reader, made, candles);
            }
        }
        compareTicks("quote", "quotes", to -> to.quotes(quotes));
        compareTicks("trade", "market_trades", to -> to.trades(trades));
    }

    private void readHours(DatabaseReader reader, CandleSeries series, @Nullable Duck duck) {
        long from = MarketFiles.FIRST;
        long to = from + YEAR_MICROS;
        long wanted = MarketBooks.hoursOfMinutes(reader, series, from, to);
        String minutes = "tradekeep, from 1m rows";
        List<String> subjects =
                duck == null ? List.of(OURS, minutes) : List.of(OURS, minutes, DUCK);
        Map<String, Figures> found =
                Rounds.interleave(
                        subjects,
                        small ? 2 : READ_ROUNDS,
                        subject -> {
                            long start = System.nanoTime();
                            long sum =
                                    switch (subject) {
                                        case OURS -> MarketBooks.hours(reader, series, from, to);
                                        case DUCK -> hours(duck, from, to);
                                        default ->
                                                MarketBooks.hoursOfMinutes(
                                                        reader, series, from, to);
                                    };
                            long nanos = System.nanoTime() - start;
                            require(sum == wanted, "the hours differ");
                            return nanos / NANOS_PER_MILLI;
                        });
        add("year-as-hours", Unit.MILLISECONDS, found, Goal.atMost(3));
    }

    private static long hours(@Nullable Duck duck, long from, long to) {
        try {
            return duck == null ? 0 : duck.hours(from, to);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not read the hours", e);
        }
    }

    /** Feeds every row to a visitor. */
    @FunctionalInterface
    private interface Scan {
        void forEach(Consumer<long[]> visitor);
    }

    /** Candles stay rows: what packing them would gain is tried next to the books. */
    private void compareCandles(DatabaseReader reader, MarketBooks made, CandleSeries candles) {
        long count = candles.candles();
        double rowBytes = made.bytesPerRow("candles", folder.resolve("candles.db"), count);
        Scan scan = visitor -> MarketBooks.forEachCandle(reader, candles, visitor);
        try (PackedCandles packed = new PackedCandles(folder.resolve("candles-packed.db"))) {
            scan.forEach(packed::add);
            compare("candle", count, rowBytes, packed.bytesPerRow(), scan, packed::sum);
        }
    }

    /** The same ticks in two books, in one of them packed. */
    private void compareTicks(
            String what, String table, Function<MarketBooks, TickSeries> importer) {
        try (MarketBooks asRows = new MarketBooks(folder.resolve(what + ".db"));
                MarketBooks asChunks = new MarketBooks(folder.resolve(what + "-packed.db"))) {
            TickSeries series = importer.apply(asRows);
            TickSeries packed = importer.apply(asChunks);
            asChunks.pack();
            long count = series.ticks();
            try (DatabaseReader rowReader = asRows.reader();
                    DatabaseReader chunkReader = asChunks.reader()) {
                compare(
                        what,
                        count,
                        asRows.bytesPerRow(table, folder.resolve(what + "-table.db"), count),
                        asChunks.bytesPerRow(
                                "tick_chunks", folder.resolve(what + "-chunks.db"), count),
                        visitor -> MarketBooks.forEachTick(rowReader, series, visitor),
                        () ->
                                sum(visitor ->
                                        MarketBooks.forEachTick(chunkReader, packed, visitor)));
            }
        }
    }

    private void compare(
            String what,
            long count,
            double rowBytes,
            double packedBytes,
            Scan scan,
            LongSupplier packedSum) {
        Map<String, Figures> bytes = new LinkedHashMap<>();
        bytes.put(ROWS, Figures.of(rowBytes));
        bytes.put(PACKED, Figures.of(packedBytes));
        add(what + "-bytes", Unit.BYTES_PER_ROW, bytes, null);
        long wanted = sum(scan);
        Map<String, Figures> speed =
                Rounds.interleave(
                        List.of(ROWS, PACKED),
                        rounds(),
                        subject -> {
                            long start = System.nanoTime();
                            long sum = subject.equals(ROWS) ? sum(scan) : packedSum.getAsLong();
                            long nanos = System.nanoTime() - start;
                            require(sum == wanted, "packed rows differ");
                            return count * NANOS_PER_SECOND / nanos;
                        });
        add(what + "-scan", Unit.ROWS_PER_SECOND, speed, null);
    }

    private static long sum(Scan scan) {
        long[] sum = new long[1];
        scan.forEach(row -> {
            for (long value : row) {
                sum[0] += value;
            }
        });
        return sum[0];
    }

    /** The first subject has the goal; the others are set next to it. */
    private void add(String work, Unit unit, Map<String, Figures> found, @Nullable Goal goal) {
        String first = found.keySet().iterator().next();
        Figures reference = found.values().iterator().next();
        found.forEach((subject, figures) -> {
            boolean isFirst = subject.equals(first);
            Map<String, Double> ratios =
                    isFirst
                            ? Map.of()
                            : Map.of(first, unit.ratio(figures.median(), reference.median()));
            rows.add(
                    new BenchRow(
                            work,
                            subject,
                            unit,
                            figures,
                            ratios,
                            isFirst && goal != null ? List.of(goal) : List.of()));
        });
    }

    private int rounds() {
        return small ? 1 : ROUNDS;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("The bench is wrong: " + otherwise);
        }
    }
}
