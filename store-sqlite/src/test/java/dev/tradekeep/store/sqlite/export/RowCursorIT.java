package dev.tradekeep.store.sqlite.export;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.bulk.BlobText;
import dev.tradekeep.store.sqlite.bulk.RowFormat;
import dev.tradekeep.store.sqlite.queries.SqliteQueries;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.text.CsvCells;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class RowCursorIT extends BooksIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String ENDLESS =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    private static final String VALUES =
            "SELECT 9223372036854775807 AS big, -0.1 AS real, 'a,\"b\"' AS text, x'00ff' AS bytes,"
                    + " NULL AS nil, '' AS empty, 9e999 AS endless";

    @Test
    void writesEveryKindOfValueExactly() throws Exception {
        assertThat(export(VALUES, RowFormat.CSV, BlobText.HEX))
                .isEqualTo(
                        "big,real,text,bytes,nil,empty,endless\n"
                                + "9223372036854775807,-0.1,\"a,\"\"b\"\"\",00ff,,\"\",9e999\n");
        String object =
                "{\"big\":9223372036854775807,\"real\":-0.1,\"text\":\"a,\\\"b\\\"\",\"bytes\":\"AP8=\","
                        + "\"nil\":null,\"empty\":\"\",\"endless\":9e999}";
        assertThat(export(VALUES, RowFormat.NDJSON, BlobText.BASE64)).isEqualTo(object + "\n");
        assertThat(export(VALUES, RowFormat.JSON, BlobText.BASE64)).isEqualTo("[" + object + "]\n");
    }

    @Test
    void writesAResultWithoutRows() throws Exception {
        String none = "SELECT 1 AS one WHERE 0";

        assertThat(export(none, RowFormat.CSV, BlobText.HEX)).isEqualTo("one\n");
        assertThat(export(none, RowFormat.JSON, BlobText.HEX)).isEqualTo("[]\n");
        assertThat(export(none, RowFormat.NDJSON, BlobText.HEX)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM alerts",
                "DELETE FROM alerts RETURNING id",
                "ATTACH 'x.db' AS x",
                "BEGIN",
                "SELECT 1; SELECT 2",
                "SELECT nope FROM alerts",
                "SELECT ?1"
            })
    void runsOnlyWhatReads(String sql) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> open(sql, LONG).close());
    }

    @Test
    void bindsParametersByTheirForm() throws Exception {
        try (RowCursor cursor =
                RowCursor.open(path(), "SELECT ?1 + 1, ?2", List.of("41", "4x"), LONG)) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.value(0)).isEqualTo(42L);
            assertThat(cursor.value(1)).isEqualTo("4x");
            assertThat(cursor.next()).isFalse();
            assertThat(cursor.rows()).isEqualTo(1);
        }
    }

    @Test
    void endsAtItsTimeLimit() {
        try (RowCursor cursor = open(ENDLESS, Duration.ofMillis(20))) {
            assertFails(ErrorCode.INTERRUPTED, () -> drain(cursor))
                    .hasMessageContaining("time limit");
        }
    }

    @Test
    void endsWhenAnotherThreadCancelsIt() {
        try (RowCursor cursor = open(ENDLESS, LONG)) {
            CompletableFuture<Boolean> begun = new CompletableFuture<>();
            CompletableFuture<Void> cancelling = begun.thenRunAsync(cursor::cancel);
            assertFails(
                            ErrorCode.INTERRUPTED,
                            () -> {
                                assertThat(cursor.next()).isTrue();
                                begun.complete(true);
                                drain(cursor);
                            })
                    .hasMessageContaining("cancelled");
            cancelling.join();
        }
    }

    @Test
    void hasTheColumnsOfATableInTheOrderOfItsRows() {
        assertThat(sqlOf("assets"))
                .isEqualTo(
                        "SELECT \"id\", \"code\", \"scale\", \"created_at\" FROM \"assets\" ORDER BY"
                                + " rowid");
        assertThat(sqlOf("candles")).endsWith("ORDER BY \"series_id\", \"open_time\"");
        assertThat(sqlOf("v_orders")).isEqualTo("SELECT * FROM \"v_orders\"");
        assertThat(sqlOf("MigrationQuery.HISTORY")).startsWith("SELECT position");
        assertThat(sqlOf("SELECT 1")).isEqualTo("SELECT 1");
        assertFails(ErrorCode.NOT_FOUND, () -> sqlOf("order"))
                .hasMessageContaining("Did you mean \"orders\"?");
    }

    @Test
    void refusesTwoColumnsOfOneNameInAnObject() {
        assertThatThrownBy(() -> export("SELECT 1 AS a, 2 AS a", RowFormat.JSON, BlobText.HEX))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("Name one with AS");
    }

    @Test
    void passesOnThatTheOutputFailed() {
        try (RowCursor cursor = open(ENDLESS, LONG)) {
            for (RowFormat format : RowFormat.values()) {
                assertThatThrownBy(() ->
                                Export.run(
                                        cursor,
                                        format,
                                        BlobText.HEX,
                                        CsvCells.EXACT,
                                        new FullDisk()))
                        .isInstanceOf(IOException.class)
                        .hasMessage("full");
            }
        }
    }

    @Test
    void leavesTheFileAsItWasUnlessItIsWhole() throws Exception {
        Path file = Files.writeString(folder.resolve("rows.csv"), "before");
        try (NewFile made = NewFile.begin(file, false)) {
            made.writer().write("after");
        }
        assertThat(file).hasContent("before");
        try (NewFile made = NewFile.begin(file, false)) {
            made.writer().write("after");
            made.finish();
        }
        assertThat(file).hasContent("after");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @ParameterizedTest
    @CsvSource({"a.csv, CSV", "b.NDJSON.gz, NDJSON", "c.jsonl, NDJSON", "d.json, JSON"})
    void tellsTheFormatByTheName(String name, RowFormat format) {
        assertThat(RowFormat.of(Path.of(name))).isEqualTo(format);
    }

    private static void drain(RowCursor cursor) {
        while (cursor.next()) {
            assertThat(cursor.value(0)).isNotNull();
        }
    }

    private RowCursor open(String sql, Duration limit) {
        return RowCursor.open(path(), sql, List.of(), limit);
    }

    private String sqlOf(String name) {
        return read(transaction -> ExportQuery.of(transaction, SqliteQueries.all(), name));
    }

    private String export(String sql, RowFormat format, BlobText blobs) throws IOException {
        StringWriter out = new StringWriter();
        try (RowCursor cursor = open(sql, LONG)) {
            Export.run(cursor, format, blobs, CsvCells.EXACT, out);
        }
        return out.toString();
    }

    /** Takes nothing. */
    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] chars, int from, int length) throws IOException {
            throw new IOException("full");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
