package dev.tradekeep.store.sqlite.bulk;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class BulkLoadIT extends BooksIT {
    private static final List<String> ALL = List.of("id", "name", "size", "content", "kind_id");

    @BeforeEach
    void makeTables() {
        PlainSql.run(
                path(),
                """
                CREATE TABLE kinds (id INTEGER PRIMARY KEY) STRICT;
                INSERT INTO kinds VALUES (1), (2);
                CREATE TABLE things (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE,
                    size REAL CHECK (size > 0),
                    content BLOB,
                    kind_id INTEGER NOT NULL DEFAULT 1 REFERENCES kinds (id),
                    name_length INTEGER AS (length(name))
                ) STRICT;
                CREATE INDEX ix_things_kind_id ON things (kind_id);
                """);
    }

    @Test
    void writesEveryTypeAndLeavesDefaultsToTheTable() {
        BulkResult result =
                load(
                        insert(),
                        List.of("name", "size", "content"),
                        row(1, "a", 1.5, new byte[] {0, -1}),
                        row(2, "", 2L, null));

        assertThat(result.inserted()).isEqualTo(2);
        assertThat(result.rows()).isEqualTo(2);
        assertThat(
                        rows(
                                "SELECT id, name, CAST(size * 10 AS INTEGER), content, kind_id FROM things"))
                .containsExactly("1|a|15|00ff|1", "2||20||1");
    }

    @Test
    void numbersRowsInTheOrderOfTheKeyWhenSorted() {
        load(
                insert().withSorted(true),
                List.of("id", "name"),
                row(1, 3L, "c"),
                row(2, 1L, "a"),
                row(3, null, "n"));

        assertThat(rows("SELECT id, name FROM things ORDER BY id"))
                .containsExactly("1|a", "3|c", "4|n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wanted 5 values, found 1",
                "id: wanted INTEGER, found TEXT",
                "name: wanted a value, found NULL",
                "size: wanted REAL, found BLOB",
                "a row with name = 'there' is there already",
                "a row with id = 100 is there already",
                "it breaks the rule CHECK (size > 0)",
                "kind_id = 7 refers to a row of kinds that is not there"
            })
    void saysWhatIsWrongWithARow(String reason) {
        load(insert(), ALL, row(1, 100L, "there", null, null, 1L));
        BulkRow bad =
                switch (reason.substring(0, Math.min(20, reason.length()))) {
                    case "wanted 5 values, fou" -> row(2, "x");
                    case "id: wanted INTEGER, " -> row(2, "x", "x", null, null, 1L);
                    case "name: wanted a value" -> row(2, 5L, null, null, null, 1L);
                    case "size: wanted REAL, f" -> row(2, 5L, "x", new byte[1], null, 1L);
                    case "a row with name = 't" -> row(2, 5L, "there", null, null, 1L);
                    case "a row with id = 100 " -> row(2, 100L, "x", null, null, 1L);
                    case "it breaks the rule C" -> row(2, 5L, "x", -1.0, null, 1L);
                    default -> row(2, 5L, "x", null, null, 7L);
                };

        assertFails(ErrorCode.ROW_REJECTED, () -> load(insert(), ALL, bad))
                .hasMessage("row 2: " + reason + ". Nothing was written.");
        BulkResult collected =
                load(
                        insert().withOnReject(RejectPolicy.COLLECT),
                        ALL,
                        row(1, 1L, "good", null, null, 1L),
                        bad);
        assertThat(collected.inserted()).isEqualTo(1);
        assertThat(collected.rejects()).containsExactly(new RejectedBulkRow(2, "row 2", reason));
        assertThat(load(insert().withOnReject(RejectPolicy.SKIP), ALL, bad).rejected())
                .isEqualTo(1);
    }

    @Test
    void refusesColumnsThatDoNotSuit() {
        assertFails(ErrorCode.NOT_FOUND, () -> load(insert(), List.of("nam"), row(1, "a")))
                .hasMessageContaining("no column \"nam\". Did you mean \"name\"?");
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> load(insert(), List.of("id"), row(1, 1L)))
                .hasMessageContaining("Column name of things has no default");
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> load(insert(), List.of("name", "name"), row(1, "a", "b")))
                .hasMessageContaining("twice");
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> load(insert(), List.of("name_length"), row(1, 1L)))
                .hasMessageContaining("computed");
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> load(options(BulkMode.DELETE), List.of("name"), row(1, "a")))
                .hasMessageContaining("Column id is part of the key");
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () ->
                                load(
                                        keyed(BulkMode.UPDATE, "kind_id"),
                                        List.of("kind_id", "name"),
                                        row(1, 1L, "a")))
                .hasMessageContaining("one of [[name], [id]]");
        assertFails(
                        ErrorCode.NOT_FOUND,
                        () ->
                                new BulkLoad(database())
                                        .run(
                                                "thing",
                                                RowInput.of(ALL, List.of()),
                                                insert(),
                                                BulkListener.NONE))
                .hasMessageContaining("Did you mean \"things\"?");
    }

    @Test
    void tellsRowsApartByAnotherKey() {
        load(insert(), List.of("id", "name"), row(1, 10L, "a"), row(2, 11L, "b"));

        BulkResult upserted =
                load(
                        keyed(BulkMode.UPSERT, "name"),
                        List.of("name", "kind_id"),
                        row(1, "b", 2L),
                        row(2, "c", 2L));
        BulkResult deleted =
                load(
                        keyed(BulkMode.DELETE, "name"),
                        List.of("name", "kind_id"),
                        row(1, "a", 9L),
                        row(2, "z", 9L));

        assertThat(List.of(upserted.inserted(), upserted.updated())).containsExactly(1L, 1L);
        assertThat(List.of(deleted.deleted(), deleted.skipped())).containsExactly(1L, 1L);
        assertThat(rows("SELECT id, name, kind_id FROM things ORDER BY id"))
                .containsExactly("11|b|2", "12|c|2");
    }

    @Test
    void refusesToRemoveWhatOthersReferTo() {
        load(insert(), List.of("name"), row(1, "a"));

        BulkResult result =
                new BulkLoad(database())
                        .run(
                                "kinds",
                                RowInput.of(List.of("id"), List.of(row(1, 1L), row(2, 2L))),
                                options(BulkMode.DELETE).withOnReject(RejectPolicy.COLLECT),
                                BulkListener.NONE);

        assertThat(result.deleted()).isEqualTo(1);
        assertThat(result.rejects())
                .containsExactly(new RejectedBulkRow(1, "row 1", "other rows refer to it"));
    }

    @Test
    void keepsTheFirstRejectsAndCountsAll() {
        Stream<BulkRow> rows = LongStream.rangeClosed(1, 3_000).mapToObj(i -> row(i, "same"));

        BulkResult result =
                new BulkLoad(database())
                        .run(
                                "things",
                                RowInput.of(List.of("name"), rows),
                                insert().withOnReject(RejectPolicy.COLLECT).withBatchRows(700),
                                BulkListener.NONE);

        assertThat(result.inserted()).isEqualTo(1);
        assertThat(result.rejected()).isEqualTo(2_999);
        assertThat(result.rejects()).hasSize(BulkResult.REJECTS_KEPT_MAX);
        assertThat(result.batches()).isEqualTo(5);
    }

    @Test
    void leavesWholeBatchesWhenItIsCancelled() {
        AtomicInteger asked = new AtomicInteger();
        BulkListener afterSome =
                new BulkListener() {
                    @Override
                    public void advanced(long rowsRead, long rowsCommitted) {
                        assertThat(rowsCommitted % 100).isZero();
                    }

                    @Override
                    public boolean cancelled() {
                        return asked.incrementAndGet() > 350;
                    }
                };

        BulkResult result =
                new BulkLoad(database())
                        .run("things", endless(), insert().withBatchRows(100), afterSome);

        assertThat(result.cancelled()).isTrue();
        assertThat(result.inserted()).isEqualTo(300);
        assertThat(rows("SELECT count(*) FROM things")).containsExactly("300");
    }

    @Test
    void endsWithWholeBatchesWhenItsThreadIsInterrupted() {
        BulkListener interrupting =
                (read, committed) -> {
                    if (committed >= 200) {
                        Thread.currentThread().interrupt();
                    }
                };

        BulkResult result =
                new BulkLoad(database())
                        .run("things", endless(), insert().withBatchRows(100), interrupting);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.cancelled()).isTrue();
        assertThat(rows("SELECT count(*) FROM things"))
                .containsExactly(Long.toString(result.inserted()));
    }

    @Test
    void suspendsIndexesOfALargeLoadIntoAnEmptyTable() {
        List<BulkRow> rows =
                LongStream.rangeClosed(1, IndexPlanner.ROWS_MIN)
                        .mapToObj(i -> row(i, "n" + i, i % 2 + 1))
                        .toList();
        List<String> before = rows("SELECT sql FROM sqlite_schema WHERE tbl_name = 'things'");
        PlainSql.run(path(), "INSERT INTO things (id, name) VALUES (0, 'z'); ANALYZE");

        BulkResult result =
                new BulkLoad(database())
                        .run(
                                "things",
                                RowInput.of(List.of("name", "kind_id"), rows),
                                insert(),
                                BulkListener.NONE);

        assertThat(result.indexes().suspended()).containsExactly("ix_things_kind_id");
        assertThat(result.inserted()).isEqualTo(IndexPlanner.ROWS_MIN);
        assertThat(result.batches()).isEqualTo(1);
        assertThat(rows("SELECT sql FROM sqlite_schema WHERE tbl_name = 'things'"))
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(rows("SELECT stat FROM sqlite_stat1 WHERE idx = 'ix_things_kind_id'"))
                .as("statistics rebuilt")
                .containsExactly("50001 25001");
        assertThat(rows("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(result.rowsPerSecond()).isPositive();
    }

    @Test
    void keepsIndexesWhenManyRowsAreThereOrRowsComeOnlyOnce() {
        List<BulkRow> rows =
                LongStream.range(0, IndexPlanner.ROWS_MIN).mapToObj(i -> row(i, "n" + i)).toList();
        RowInput once = RowInput.of(List.of("name"), rows.iterator());
        BulkResult first =
                new BulkLoad(database()).run("things", once, insert(), BulkListener.NONE);
        PlainSql.run(
                path(),
                "INSERT INTO things (name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                        + " SELECT i + 1 FROM n WHERE i < 400000) SELECT 'm' || i FROM n");
        BulkResult second =
                new BulkLoad(database())
                        .run(
                                "things",
                                RowInput.of(List.of("name"), rows),
                                insert().withOnReject(RejectPolicy.SKIP),
                                BulkListener.NONE);

        assertThat(first.indexes().suspended()).isEmpty();
        assertThat(first.indexes().reason()).contains("only once");
        assertThat(second.indexes().suspended()).isEmpty();
        assertThat(second.indexes().reason()).contains("come to 400001 or more");
        assertThat(second.rejected()).isEqualTo(IndexPlanner.ROWS_MIN);
    }

    @Test
    void bringsIndexesBackWhenASuspendedLoadFails() {
        List<BulkRow> rows = List.of(row(1, "a"), row(2, "a"));

        assertFails(
                ErrorCode.ROW_REJECTED,
                () ->
                        new BulkLoad(database())
                                .run(
                                        "things",
                                        RowInput.of(List.of("name"), rows),
                                        insert().withIndexes(IndexPolicy.SUSPEND),
                                        BulkListener.NONE));

        assertThat(rows("SELECT name FROM sqlite_schema WHERE name = 'ix_things_kind_id'"))
                .hasSize(1);
        assertThat(rows("SELECT count(*) FROM things")).containsExactly("0");
    }

    @Test
    void keepsIndexesAndSmallBatchesWhileOthersWrite() {
        BulkOptions shared = insert().withBatchRows(BulkOptions.BATCH_ROWS_MAX).whileShared();
        List<BulkRow> rows = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            rows.add(row(i, "n" + i));
        }
        RowInput input = RowInput.of(List.of("name"), rows);

        BulkResult result =
                new BulkLoad(database()).run("things", input, shared, BulkListener.NONE);

        assertThat(result.inserted()).isEqualTo(60_000);
        assertThat(result.batches()).isEqualTo(60_000 / BulkOptions.BATCH_ROWS_DEFAULT);
        assertThat(result.indexes().suspended()).isEmpty();
        assertThat(result.indexes().reason()).contains("others write meanwhile");
        assertFails(
                        ErrorCode.CONFLICT,
                        () ->
                                new BulkLoad(database())
                                        .run(
                                                "things",
                                                input,
                                                shared.withIndexes(IndexPolicy.SUSPEND),
                                                BulkListener.NONE))
                .hasMessageContaining("stop the server");
    }

    @Test
    void isWrittenAgainWhenATaskNextToItFails() {
        database().close();
        try (Database books =
                Database.open(path(), Duration.ZERO, TestBooks.CLOCK, TestBooks.UNHURRIED, 0)) {
            // Both wait behind the first, which has begun and left the queue, so that they share a
            // transaction.
            CompletableFuture<Boolean> begun = new CompletableFuture<>();
            CompletableFuture<Boolean> gate = new CompletableFuture<>();
            CompletableFuture<Boolean> first =
                    books.submit(
                            Durability.FORCED,
                            _ -> {
                                begun.complete(true);
                                return gate.join();
                            });
            begun.join();
            AtomicInteger runs = new AtomicInteger();
            CompletableFuture<BulkResult> load =
                    CompletableFuture.supplyAsync(() ->
                            new BulkLoad(books)
                                    .run(
                                            "things",
                                            counted(List.of(row(1, "a"), row(2, "b")), runs),
                                            insert().withIndexes(IndexPolicy.SUSPEND),
                                            BulkListener.NONE));
            Eventually.await(
                    "the load in the writer's queue",
                    () -> books.writerStatistics().ledgerDepth(),
                    depth -> depth > 0);
            CompletableFuture<Object> failing =
                    books.submit(
                            Durability.FORCED,
                            _ -> {
                                throw new IllegalStateException("planned");
                            });
            gate.complete(true);

            assertThat(load.join().inserted()).isEqualTo(2);
            assertThat(runs).hasValue(2);
            assertThat(first.join()).isTrue();
            assertThatThrownBy(failing::join).hasMessageContaining("planned");
        }
        assertThat(rows("SELECT name FROM things")).containsExactly("a", "b");
    }

    @Test
    void tunesTheCheckpointForTheLoadAndPutsItBack() {
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        BulkListener looking = (read, committed) -> seen.add(checkpointPages());

        new BulkLoad(database())
                .run(
                        "things",
                        RowInput.of(List.of("name"), List.of(row(1, "a"), row(2, "b"))),
                        insert().withBatchRows(1),
                        looking);

        assertThat(seen).containsOnly((long) BulkLoad.CHECKPOINT_PAGES);
        assertThat(checkpointPages()).isEqualTo(1_000);
    }

    @Test
    void refusesBooksThatHaveToAgreeWithOthers() {
        for (String table : ProtectedTables.names().toList()) {
            if (table.equals("migrations")) {
                continue;
            }
            assertFails(
                            ErrorCode.CONFLICT,
                            () ->
                                    new BulkLoad(database())
                                            .run(
                                                    table,
                                                    RowInput.of(List.of(), List.of()),
                                                    options(BulkMode.DELETE),
                                                    BulkListener.NONE))
                    .hasMessageContaining("Table " + table + " is not written in bulk: ");
        }
        assertFails(ErrorCode.CONFLICT, () -> into("migrations"))
                .hasMessageContaining("db migrate");
        assertFails(ErrorCode.CONFLICT, () -> into("v_orders")).hasMessageContaining("is a view");
        assertFails(ErrorCode.CONFLICT, () -> into("instrument_search"))
                .hasMessageContaining("an index for searching");
        assertFails(ErrorCode.CONFLICT, () -> into("instrument_search_data"))
                .hasMessageContaining("a shadow");
        assertFails(ErrorCode.NOT_FOUND, () -> into("sqlite_schema"));
    }

    @Test
    void protectsOnlyTablesThatAreThere() {
        List<String> tables = read(TableShape::names);

        assertThat(ProtectedTables.names()).isSubsetOf(tables);
    }

    private long checkpointPages() {
        return database()
                .write(
                        Durability.RELAXED,
                        t ->
                                t.get(
                                        new GeneratedQuery("look", "PRAGMA wal_autocheckpoint"),
                                        Binder.NONE,
                                        row -> row.getLong(0)));
    }

    private void into(String table) {
        new BulkLoad(database())
                .run(table, RowInput.of(List.of("x"), List.of()), insert(), BulkListener.NONE);
    }

    private static RowInput endless() {
        Iterator<BulkRow> rows =
                LongStream.iterate(1, i -> i + 1).mapToObj(i -> row(i, "n" + i)).iterator();
        return RowInput.of(List.of("name"), rows);
    }

    private static RowInput counted(List<BulkRow> rows, AtomicInteger runs) {
        return new RowInput() {
            @Override
            public List<String> columns() {
                return List.of("name");
            }

            @Override
            public boolean repeatable() {
                return true;
            }

            @Override
            public void forEach(List<ColumnShape> shapes, Consumer<BulkRow> target) {
                runs.incrementAndGet();
                rows.forEach(target);
            }
        };
    }

    private BulkResult load(BulkOptions options, List<String> columns, BulkRow... rows) {
        return new BulkLoad(database())
                .run(
                        "things",
                        RowInput.of(columns, Arrays.asList(rows)),
                        options,
                        BulkListener.NONE);
    }

    private static BulkOptions insert() {
        return options(BulkMode.INSERT);
    }

    private static BulkOptions options(BulkMode mode) {
        return BulkOptions.of(mode);
    }

    private static BulkOptions keyed(BulkMode mode, String key) {
        return new BulkOptions(
                mode, List.of(key), 100, false, RejectPolicy.STOP, IndexPolicy.AUTO, false);
    }

    private static BulkRow row(long number, @Nullable Object... values) {
        return BulkRow.of(number, values);
    }
}
