package dev.tradekeep.store.sqlite.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.bulk.BlobText;
import dev.tradekeep.store.sqlite.bulk.BulkListener;
import dev.tradekeep.store.sqlite.bulk.BulkLoad;
import dev.tradekeep.store.sqlite.bulk.BulkMode;
import dev.tradekeep.store.sqlite.bulk.BulkOptions;
import dev.tradekeep.store.sqlite.bulk.BulkResult;
import dev.tradekeep.store.sqlite.bulk.ForeignKey;
import dev.tradekeep.store.sqlite.bulk.RowFile;
import dev.tradekeep.store.sqlite.bulk.RowFormat;
import dev.tradekeep.store.sqlite.bulk.SqlName;
import dev.tradekeep.store.sqlite.bulk.TableShape;
import dev.tradekeep.store.sqlite.migrate.SchemaFile;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.RealisticBooks;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.text.CsvCells;
import dev.tradekeep.store.text.ReadProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every table of realistic books out into files, and back into a new file. */
@ExtendWith(LeakCheck.class)
class RoundTripIT {
    /** Written by the migrator of the new file itself. */
    private static final String HISTORY = "migrations";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir static Path shared;
    private static Path books;

    @TempDir Path folder;

    @BeforeAll
    static void fillBooks() {
        books = shared.resolve("books.db");
        TestBooks.open(books).close();
        PlainSql.run(books, RealisticBooks.sql());
        PlainSql.run(
                books,
                "UPDATE alerts SET message = '' WHERE id = 1;"
                        + " UPDATE alerts SET message = 'a,\"b\"' || char(10, 13) || ' ü€😀 ' WHERE id = 2;"
                        + " UPDATE alerts SET message = 'NULL' WHERE id = 3");
    }

    @ParameterizedTest
    @CsvSource({"CSV, HEX", "NDJSON, HEX", "JSON, BASE64"})
    void bringsEveryRowIntoANewFile(RowFormat format, BlobText blobs) throws Exception {
        Path copy = folder.resolve("copy.db");
        Map<String, TableShape> tables = parentsFirst(books);
        assertThat(tables).hasSizeGreaterThan(50);
        try (Database database = TestBooks.open(copy)) {
            BulkLoad load = new BulkLoad(database);
            for (String table : tables.keySet()) {
                Path file = folder.resolve(table + ".rows.gz");
                long written = export(table, file, format, blobs);
                if (written == 0) {
                    continue;
                }
                // The new file has a few rows of its own making, which the books have, too.
                boolean empty =
                        PlainSql.row(copy, "SELECT count(*) FROM " + SqlName.quoted(table))
                                .equals("0");
                BulkResult result =
                        load.run(
                                table,
                                new RowFile(file, format, blobs, ReadProgress.NONE),
                                BulkOptions.of(empty ? BulkMode.INSERT : BulkMode.UPSERT),
                                BulkListener.NONE);
                assertThat(result.rows()).as(table).isEqualTo(written);
                Files.delete(file);
            }
        }

        assertThat(new SchemaFile(copy, MigrationCatalogue.load(), TestBooks.CLOCK).drift())
                .isEmpty();
        PlainSql.run(copy, "PRAGMA foreign_key_check; PRAGMA integrity_check");
        for (String table : tables.keySet()) {
            assertThat(rows(copy, table)).as(table).isEqualTo(rows(books, table));
        }
    }

    private static long export(String table, Path file, RowFormat format, BlobText blobs)
            throws Exception {
        String sql;
        try (DatabaseReader reader = DatabaseReader.open(books)) {
            sql = reader.read(t -> ExportQuery.of(t, List.of(), table));
        }
        try (RowCursor cursor = RowCursor.open(books, sql, List.of(), LIMIT);
                NewFile out = NewFile.begin(file, true)) {
            long rows = Export.run(cursor, format, blobs, CsvCells.EXACT, out.writer());
            out.finish();
            return rows;
        }
    }

    private static List<String> rows(Path file, String table) {
        try (Connection connection = Connection.open(file, OpenMode.READ_ONLY)) {
            int columns =
                    PlainSql.rows(connection, "SELECT name FROM pragma_table_info('" + table + "')")
                            .size();
            List<String> order = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                order.add(Integer.toString(i));
            }
            return PlainSql.rows(
                    connection,
                    "SELECT * FROM "
                            + SqlName.quoted(table)
                            + " ORDER BY "
                            + String.join(", ", order));
        }
    }

    /** The tables but the history, each after those that its rows refer to. */
    private static Map<String, TableShape> parentsFirst(Path file) {
        Map<String, TableShape> ordered = new LinkedHashMap<>();
        try (DatabaseReader reader = DatabaseReader.open(file)) {
            reader.read(t -> {
                for (String name : TableShape.names(t)) {
                    if (!name.equals(HISTORY)) {
                        visit(TableShape.read(t, name), ordered, t);
                    }
                }
                return true;
            });
        }
        return ordered;
    }

    private static void visit(
            TableShape table,
            Map<String, TableShape> ordered,
            dev.tradekeep.store.sql.Transaction transaction) {
        if (ordered.containsKey(table.name())) {
            return;
        }
        for (ForeignKey key : table.foreignKeys()) {
            if (!key.parent().equals(table.name()) && !ordered.containsKey(key.parent())) {
                visit(TableShape.read(transaction, key.parent()), ordered, transaction);
            }
        }
        ordered.put(table.name(), table);
    }
}
