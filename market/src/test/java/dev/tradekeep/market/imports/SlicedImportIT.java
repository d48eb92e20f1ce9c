package dev.tradekeep.market.imports;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.care.SeriesCare;
import dev.tradekeep.market.series.care.SeriesMerge;
import dev.tradekeep.market.series.care.SizeScale;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What others see of an import in slices, and what is left of one that ends early. */
@ExtendWith(LeakCheck.class)
class SlicedImportIT extends ImportBooks {
    private static final int KILLS = Integer.getInteger("tradekeep.import.kills", 6);
    private static final long SEED = Long.getLong("tradekeep.seed.first", 1L);
    private static final long START_SECONDS = 1_577_836_800;
    private static final int ROWS = 10_000;

    /** Rows that a slice may add. */
    private static final int SLICE_ROWS_MAX = 4_096;

    @Test
    void takesOrdersBetweenTheSlicesOfAFile() throws IOException {
        List<Long> seen = new ArrayList<>();
        Store store = new SteppedStore(database(), _ -> seen.add(order()));

        run(store, many("many.csv", ROWS, 0), ConflictPolicy.STOP);

        assertThat(order()).isEqualTo(ROWS);
        assertThat(seen).as("candles that orders saw").contains(0L);
        assertThat(seen).anyMatch(candles -> candles > 0 && candles < ROWS);
        for (int i = 1; i < seen.size(); i++) {
            assertThat(seen.get(i) - seen.get(i - 1)).isBetween(0L, (long) SLICE_ROWS_MAX);
        }
    }

    @Test
    void leavesAllOrNothingWhereverItIsCutOff() throws IOException {
        Path file = many("many.csv", ROWS, 1);
        List<String> before = fingerprint(books("before", store -> {}));
        List<String> after =
                fingerprint(
                        books(
                                "after",
                                store ->
                                        new CandleImport(store, TestBooks.CLOCK, WriterPace.AT_ONCE)
                                                .run(
                                                        into(file, ConflictPolicy.REPLACE),
                                                        ReadProgress.NONE)));
        assertThat(after).isNotEqualTo(before);

        int finished = 0;
        int step = 1;
        while (isCutOff(file, step)) {
            List<String> found = fingerprint(folder.resolve("cut" + step).resolve("books.db"));
            assertThat(found).as("cut off at step " + step).isIn(before, after);
            finished += found.equals(after) ? 1 : 0;
            step++;
        }

        assertThat(finished).as("finished by the next start").isBetween(1, step - 2);
        assertThat(fingerprint(folder.resolve("cut" + step).resolve("books.db"))).isEqualTo(after);
    }

    @Test
    void leavesAllOrNothingAfterKill() throws IOException {
        Path file = many("many.csv", ROWS, 0);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            Path books = folder.resolve("kill" + kill + ".db");
            try (ChildProcess child = ChildProcess.start(ImportingProcess.class, books, file)) {
                for (int lines = random.nextInt(1, 9); lines > 0; lines--) {
                    assertThat(child.readLine()).isEqualTo("step");
                }
                child.killAfter(random.nextLong(3_000_000));
            }

            try (Database database = TestBooks.open(books)) {
                SlicedLoad.recover(database, TestBooks.CLOCK);
            }

            String when = "kill " + kill + " of seed " + SEED;
            assertThat(PlainSql.row(books, "SELECT count(*) FROM candles"))
                    .as(when)
                    .isIn("0", String.valueOf(ROWS));
            assertThat(PlainSql.row(books, "SELECT count(*) FROM staged_rows"))
                    .as(when)
                    .isEqualTo("0");
            assertThat(BooksAudit.run(books)).as(when).allMatch(CheckResult::passed);
        }
    }

    @Test
    void leavesNothingOfAFileWhoseLastRowIsRefused() throws IOException {
        candles(write("one.csv", row(ROWS - 1, 77)), ConflictPolicy.STOP);

        assertFails(
                        ErrorCode.CONFLICT,
                        () -> run(database(), many("many.csv", ROWS, 0), ConflictPolicy.STOP))
                .hasMessageContaining("many.csv:" + (ROWS + 1) + ": The books have");

        assertThat(rows("SELECT count(*), min(close) FROM candles")).containsExactly("2|77");
        assertThat(rows("SELECT count(*) FROM staged_loads")).containsExactly("0");
    }

    @Test
    void lastCandleThatIsNoneLeavesNeitherRowsNorASeries() throws IOException {
        Path file = many("many.csv", ROWS, 0);
        Files.writeString(file, Files.readString(file) + "nonsense,1,1,1,1,1\n");

        assertFails(ErrorCode.FILE_MALFORMED, () -> run(database(), file, ConflictPolicy.STOP));

        assertThat(rows("SELECT count(*) FROM candles")).containsExactly("0");
        assertThat(rows("SELECT count(*) FROM candle_series")).containsExactly("0");
        assertThat(rows("SELECT count(*) FROM staged_rows")).containsExactly("0");
    }

    @Test
    void keepsOthersFromTheSeriesUntilItsEnd() throws IOException {
        Path other = write("other.csv", row(ROWS + 5, 1));
        Path finer = write("finer.csv", row(ROWS + 5, 100).replace(",50,", ",50.5,"));
        List<ErrorCode> refusals = new ArrayList<>();
        List<Store> books = new ArrayList<>();
        books.add(
                new SteppedStore(
                        database(),
                        step -> {
                            if (step == 4) {
                                tryOthers(books.getFirst(), other, finer, refusals);
                            }
                        }));

        run(books.getFirst(), many("many.csv", ROWS, 0), ConflictPolicy.STOP);

        assertThat(refusals).hasSize(5).containsOnly(ErrorCode.CONFLICT);
        assertThat(rows("SELECT count(*), max(close) FROM candles")).containsExactly(ROWS + "|100");
    }

    private void tryOthers(Store store, Path other, Path finer, List<ErrorCode> refusals) {
        CandleSeries series = read(t -> new CandleRepository(t).getSeries(1).orElseThrow());
        SeriesRef ref = new SeriesRef.OfCandles(series.id());
        refusals.add(refusal(() -> run(store, other, ConflictPolicy.STOP)));
        refusals.add(refusal(() -> new SeriesCare(store).delete(ref)));
        refusals.add(refusal(() -> write(t -> new SizeScale(t).grow(series, 9))));
        refusals.add(refusal(() -> candles(finer, ImportOptions.DETECT)));
        long sibling =
                write(t ->
                        new CandleRepository(t)
                                .ensureSeries(
                                        series.instrumentId(), series.interval(), "sibling", 0)
                                .id());
        refusals.add(
                refusal(() ->
                        new SeriesMerge(store, TestBooks.CLOCK)
                                .merge(
                                        ref,
                                        new SeriesRef.OfCandles(sibling),
                                        ConflictPolicy.KEEP)));
    }

    private static ErrorCode refusal(Runnable work) {
        try {
            work.run();
        } catch (TradekeepException e) {
            return e.code();
        }
        throw new AssertionError("It was not refused");
    }

    /** Imports a file, which breaks off at a step; whether there was such a step. */
    private boolean isCutOff(Path file, int cut) {
        boolean[] isCut = new boolean[1];
        books(
                "cut" + cut,
                store -> {
                    Store stepped =
                            new SteppedStore(
                                    store,
                                    step -> {
                                        if (step >= cut) {
                                            isCut[0] = true;
                                            throw new TradekeepException(
                                                    ErrorCode.DATABASE_FULL, "Cut off.");
                                        }
                                    });
                    try {
                        run(stepped, file, ConflictPolicy.REPLACE);
                    } catch (TradekeepException e) {
                        assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_FULL);
                    }
                    SlicedLoad.recover(store, TestBooks.CLOCK);
                });
        return isCut[0];
    }

    private interface Work {
        void on(Store store);
    }

    /** New books with some candles among which those of the file will lie. */
    private Path books(String name, Work work) {
        try {
            Path inside = Files.createDirectory(folder.resolve(name));
            Path first = Files.writeString(inside.resolve("first.csv"), header() + scattered());
            try (Database database = TestBooks.openIn(inside)) {
                run(database, first, ConflictPolicy.STOP);
                work.on(database);
                return database.path();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> fingerprint(Path books) {
        assertThat(BooksAudit.run(books)).allMatch(CheckResult::passed);
        List<String> found = new ArrayList<>();
        for (String sql :
                List.of(
                        "SELECT source, candles, first_open_time, last_open_time FROM candle_series",
                        "SELECT open_time, open, high, low, close, volume FROM candles",
                        "SELECT * FROM candle_rollups ORDER BY 1, 2, 3",
                        "SELECT * FROM candle_gaps ORDER BY 1, 2",
                        "SELECT file_name, inserted, unchanged, replaced FROM data_imports",
                        "SELECT count(*) FROM staged_loads",
                        "SELECT count(*) FROM staged_rows")) {
            found.add(sql + "\n" + String.join("\n", PlainSql.rows(books, sql)));
        }
        return found;
    }

    private ImportOutcome<CandleSeries> run(Store store, Path file, ConflictPolicy onConflict) {
        return new CandleImport(store, TestBooks.CLOCK, WriterPace.IN_SLICES)
                .run(into(file, onConflict), ReadProgress.NONE);
    }

    private static ImportRequest into(Path file, ConflictPolicy onConflict) {
        return ImportBooks.request(file, ImportOptions.DETECT, 0, ErrorPolicy.STOP, onConflict);
    }

    /** What is booked next to an import; how many candles there are then. */
    private long order() {
        return database()
                .write(
                        Durability.FORCED,
                        t ->
                                new CandleRepository(t)
                                        .listSeries().stream()
                                                .mapToLong(series -> series.candles())
                                                .sum());
    }

    private static String header() {
        return "time,open,high,low,close,volume\n";
    }

    private static String row(long minute, int close) {
        return header() + line(minute - 1, 100) + line(minute, close);
    }

    private static String line(long minute, int close) {
        return (START_SECONDS + 60 * minute) + ",50,100,50," + close + ",3\n";
    }

    /** Every so many minutes, some before those of the file, some with other values. */
    private static String scattered() {
        StringBuilder text = new StringBuilder();
        for (int minute = -500; minute < ROWS; minute += 250) {
            text.append(line(minute, minute % 500 == 0 ? 100 : 60));
        }
        return text.toString();
    }

    /**
     * @param gap 1 to leave some rows out
     */
    private Path many(String name, int rows, int gap) throws IOException {
        StringBuilder text = new StringBuilder(header());
        for (int minute = 0; minute < rows; minute++) {
            if (gap == 0 || minute % 777 != 5) {
                text.append(line(minute, 100));
            }
        }
        return write(name, text.toString());
    }
}
