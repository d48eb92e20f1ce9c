package dev.tradekeep.store.sqlite.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.testing.Seeds;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bulk loads next to a naive model, a plain map that takes one row after the other: over the same
 * streams of loads both count the same and end in the same state.
 */
@ExtendWith(LeakCheck.class)
@Timeout(120)
class BulkModelIT {
    private static final int SEEDS = 20;
    private static final int LOADS = 12;
    private static final int ROWS_MAX = 400;
    private static final int KEYS = 150;
    private static final int CODES = 400;
    private static final List<String> COLUMNS = List.of("key", "code", "amount");

    private static final List<BulkMode> MODES = List.of(BulkMode.values());
    private static final List<RejectPolicy> POLICIES = List.of(RejectPolicy.values());

    @TempDir Path folder;

    /** What the model keeps under a key. */
    private record Value(long code, @Nullable String amount) {}

    /** What a load counts. */
    private record Counts(long inserted, long updated, long deleted, long skipped, long rejected) {}

    static LongStream seeds() {
        return Seeds.of(SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsTheSameAndEndsInTheSameState(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Value> model = new TreeMap<>();
        Path path = folder.resolve("bulk.db");
        try (Database database = TestBooks.open(path)) {
            makeTable(database, random.nextBoolean());
            BulkLoad load = new BulkLoad(database);
            for (int i = 0; i < LOADS; i++) {
                BulkMode mode = MODES.get(random.nextInt(MODES.size()));
                List<BulkRow> rows = rows(random);
                BulkOptions options =
                        BulkOptions.of(mode)
                                .withBatchRows(1 + random.nextInt(200))
                                .withOnReject(policy(random))
                                .withIndexes(
                                        random.nextInt(3) == 0
                                                ? IndexPolicy.SUSPEND
                                                : IndexPolicy.AUTO);
                String what = mode + " " + i + ", seed " + seed;
                if (options.onReject() == RejectPolicy.STOP) {
                    checkStopping(load, model, rows, options, what);
                } else {
                    BulkResult result =
                            load.run(
                                    "entries",
                                    RowInput.of(COLUMNS, rows),
                                    options,
                                    BulkListener.NONE);
                    assertThat(counts(result))
                            .as(what)
                            .isEqualTo(apply(model, mode, rows, Long.MAX_VALUE));
                }
                assertThat(state(path)).as(what).isEqualTo(state(model));
            }
            assertThat(
                            PlainSql.rows(
                                    path,
                                    "SELECT name FROM sqlite_schema WHERE name LIKE 'ix_entries%'"))
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrder("ix_entries_amount", "ix_entries_code_amount");
        }
    }

    /** A load that stops has written the whole batches before the bad row, and says how many. */
    private static void checkStopping(
            BulkLoad load,
            Map<Long, Value> model,
            List<BulkRow> rows,
            BulkOptions options,
            String what) {
        Map<Long, Value> tried = new TreeMap<>(model);
        long good = rows.size();
        for (int i = 0; i < rows.size(); i++) {
            if (apply(tried, options.mode(), rows.subList(i, i + 1), 1).rejected() > 0) {
                good = i;
                break;
            }
        }
        RowInput input = RowInput.of(COLUMNS, rows);
        if (good == rows.size()) {
            load.run("entries", input, options, BulkListener.NONE);
            apply(model, options.mode(), rows, good);
            return;
        }
        TradekeepException failure = failure(load, input, options);
        assertThat(failure.code()).as(what).isEqualTo(ErrorCode.ROW_REJECTED);
        assertThat(failure).as(what).hasMessageStartingWith("row " + (good + 1) + ": ");
        boolean whole =
                options.indexes() == IndexPolicy.SUSPEND
                        && (options.mode() == BulkMode.INSERT || options.mode() == BulkMode.UPSERT);
        long kept = whole ? 0 : good / options.batchRows() * options.batchRows();
        assertThat(failure)
                .as(what)
                .hasMessageContaining(
                        kept == 0 ? "Nothing was written." : "kept: " + kept + " rows");
        apply(model, options.mode(), rows, kept);
    }

    private static TradekeepException failure(BulkLoad load, RowInput input, BulkOptions options) {
        try {
            load.run("entries", input, options, BulkListener.NONE);
        } catch (TradekeepException e) {
            return e;
        }
        throw new AssertionError("The load went through");
    }

    private static void makeTable(Database database, boolean withoutRowid) {
        PlainSql.run(
                database.path(),
                "CREATE TABLE entries (key INTEGER PRIMARY KEY, code INTEGER NOT NULL UNIQUE"
                        + " CHECK (code % 50 <> 0), amount TEXT) STRICT"
                        + (withoutRowid ? ", WITHOUT ROWID" : "")
                        + "; CREATE INDEX ix_entries_amount ON entries (amount);"
                        + " CREATE INDEX ix_entries_code_amount ON entries (code, amount)");
    }

    private static RejectPolicy policy(SplittableRandom random) {
        return POLICIES.get(random.nextInt(POLICIES.size()));
    }

    private static List<BulkRow> rows(SplittableRandom random) {
        // Some loads have no bad row at all, so that whole groups go through.
        boolean clean = random.nextBoolean();
        List<BulkRow> rows = new ArrayList<>();
        int count = random.nextInt(ROWS_MAX);
        for (int i = 0; i < count; i++) {
            long key = random.nextInt(KEYS);
            long code = clean ? key * 50 + 1 + random.nextInt(49) : random.nextInt(CODES);
            String amount = random.nextInt(10) == 0 ? null : "a" + random.nextInt(20);
            rows.add(BulkRow.of(i + 1, key, code, amount));
        }
        return rows;
    }

    private static Counts counts(BulkResult result) {
        return new Counts(
                result.inserted(),
                result.updated(),
                result.deleted(),
                result.skipped(),
                result.rejected());
    }

    /** One row after the other, up to a number of rows. */
    private static Counts apply(
            Map<Long, Value> model, BulkMode mode, List<BulkRow> rows, long rowsMax) {
        long[] counts = new long[5];
        for (BulkRow row : rows.subList(0, (int) Math.min(rows.size(), rowsMax))) {
            long key = number(row, 0);
            Value value = new Value(number(row, 1), (String) row.value(2));
            boolean there = model.containsKey(key);
            boolean taken =
                    model.entrySet().stream()
                            .anyMatch(
                                    e -> e.getKey() != key && e.getValue().code() == value.code());
            boolean bad = taken || value.code() % 50 == 0;
            switch (mode) {
                case INSERT -> counts[there || bad ? 4 : 0]++;
                case UPDATE -> counts[there ? (bad ? 4 : 1) : 3]++;
                case UPSERT -> counts[bad ? 4 : there ? 1 : 0]++;
                case DELETE -> counts[there ? 2 : 3]++;
            }
            switch (mode) {
                case INSERT -> {
                    if (!there && !bad) {
                        model.put(key, value);
                    }
                }
                case UPDATE -> {
                    if (there && !bad) {
                        model.put(key, value);
                    }
                }
                case UPSERT -> {
                    if (!bad) {
                        model.put(key, value);
                    }
                }
                case DELETE -> model.remove(key);
            }
        }
        return new Counts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private static long number(BulkRow row, int column) {
        return (Long) Objects.requireNonNull(row.value(column));
    }

    private static List<String> state(Path path) {
        return PlainSql.rows(path, "SELECT key, code, amount FROM entries ORDER BY key");
    }

    private static List<String> state(Map<Long, Value> model) {
        List<String> rows = new ArrayList<>();
        model.forEach((key, value) ->
                rows.add(
                        key
                                + "|"
                                + value.code()
                                + "|"
                                + (value.amount() == null ? "" : value.amount())));
        return rows;
    }
}
