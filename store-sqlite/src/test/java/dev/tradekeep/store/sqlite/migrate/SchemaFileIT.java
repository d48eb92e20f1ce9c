package dev.tradekeep.store.sqlite.migrate;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.MigrationFolder;
import dev.tradekeep.store.migrate.MigrationTemplate;
import dev.tradekeep.store.sqlite.file.FreeSpace;
import dev.tradekeep.store.sqlite.file.Sha256;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class SchemaFileIT {
    private static final MigrationOptions ALL_OR_NOTHING =
            new MigrationOptions(OptionalInt.empty(), true, MigrationListener.NONE);

    @TempDir Path folder;
    private Path path;
    private Path migrations;

    @BeforeEach
    void makeFolder() throws IOException {
        path = folder.resolve("books.db");
        migrations = Files.createDirectory(folder.resolve("migrations"));
    }

    @Test
    void aNewFileHasNoBackupAndAFileWithHistoryHasOne() throws IOException {
        assertThat(ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT).backup()).isEmpty();
        write("001_notes.sql", "CREATE TABLE notes (x INTEGER) STRICT;");

        MigrationReport report = migrate(MigrationOptions.DEFAULT);

        assertThat(report.applied()).containsExactly("001_notes");
        Path backup = report.backup().orElseThrow();
        assertThat(backup.getFileName()).hasToString("books.db.backup-20260102T030405Z-1");
        assertThat(PlainSql.rows(backup, "SELECT name FROM sqlite_schema WHERE name = 'notes'"))
                .isEmpty();
        assertThat(PlainSql.rows(backup, "SELECT name FROM migrations"))
                .hasSize(report.total() - 1);
        assertThat(PlainSql.row(path, "SELECT path, size_bytes, sha256 FROM backups"))
                .isEqualTo(
                        "%s|%d|%s"
                                .formatted(
                                        backup, Files.size(backup), Sha256.of(backup, () -> {})));
        assertThat(migrate(MigrationOptions.DEFAULT).backup()).isEmpty();
    }

    @Test
    void theLogOfADeletedDatabaseIsNotAppliedToANewOne() throws IOException {
        Path deleted = folder.resolve("deleted.db");
        Path log = path.resolveSibling(path.getFileName() + "-wal");
        try (Connection connection = Connection.open(deleted, OpenMode.READ_WRITE_CREATE)) {
            connection.execute("PRAGMA journal_mode=WAL; CREATE TABLE old (x INTEGER) STRICT");
            Files.copy(folder.resolve("deleted.db-wal"), log);
        }

        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);

        assertThat(tables()).contains("orders").doesNotContain("old");
        assertThat(PlainSql.row(path, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(PlainSql.row(path, "PRAGMA journal_mode")).isEqualTo("wal");
        assertThat(ours().drift()).isEmpty();
    }

    @Test
    void aNewFileAppearsWholeOrNotAtAll() throws IOException {
        write("001_bad.sql", "CREATE EXTENSION pgcrypto;");

        assertFails(ErrorCode.USER_MIGRATION_FAILED, () -> migrate(ALL_OR_NOTHING));
        assertThat(path).doesNotExist();

        assertFails(ErrorCode.USER_MIGRATION_FAILED, () -> migrate(MigrationOptions.DEFAULT));
        assertThat(ours().validate()).isEmpty();
        assertThat(SafetyCopy.list(path)).isEmpty();
        assertThat(path.resolveSibling(path.getFileName() + ".new")).doesNotExist();
    }

    @Test
    void attemptsThatChangedNothingPushOutNoBackup() throws IOException {
        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        write("001_t.sql", "CREATE TABLE t1 (x INTEGER) STRICT;");
        migrate(MigrationOptions.DEFAULT);
        List<Path> good = SafetyCopy.list(path);

        write("002_bad.sql", "CREATE TABLE t1 (x INTEGER) STRICT;");
        for (int i = 0; i < 4; i++) {
            assertFails(ErrorCode.USER_MIGRATION_FAILED, () -> migrate(MigrationOptions.DEFAULT));
        }
        assertThat(SafetyCopy.list(path)).isEqualTo(good).hasSize(1);

        write("002_bad.sql", "CREATE TABLE t2 (x INTEGER) STRICT;");
        write("003_bad.sql", "CREATE TABLE t2 (x INTEGER) STRICT;");
        assertFails(ErrorCode.USER_MIGRATION_FAILED, () -> migrate(MigrationOptions.DEFAULT));
        assertThat(SafetyCopy.list(path)).as("002 was applied").hasSize(2);
    }

    @Test
    void theLastThreeBackupsAreKept() throws IOException {
        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        for (int i = 1; i <= 5; i++) {
            write("00" + i + "_t.sql", "CREATE TABLE t" + i + " (x INTEGER) STRICT;");
            migrate(MigrationOptions.DEFAULT);
        }

        assertThat(SafetyCopy.list(path))
                .extracting(Path::toString)
                .map(name -> name.substring(name.length() - 2))
                .containsExactly("-3", "-4", "-5");
        assertThat(PlainSql.rows(path, "SELECT cause, outcome, substr(path, -2) FROM backups"))
                .containsExactly(
                        "migration|removed|-1",
                        "migration|removed|-2",
                        "migration|done|-3",
                        "migration|done|-4",
                        "migration|done|-5");
    }

    @Test
    void noRoomForTheBackupIsAnErrorBeforeAnythingIsWritten() {
        assertFails(ErrorCode.DATABASE_FULL, () -> FreeSpace.require(2_000_000, 1_999_999, path))
                .hasMessageContaining("wanted 2,000,000 bytes, found 1,999,999 free");
        FreeSpace.require(2_000_000, 2_000_000, path);
    }

    @Test
    void aFailureKeepsTheMigrationsBeforeItAndNamesThePlace() throws IOException {
        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        write("001_good.sql", "CREATE TABLE good (x INTEGER);");
        write("002_bad.sql", "CREATE TABLE bad (\n  at TIMESTAMPTZ DEFAULT now()\n);");

        assertFails(ErrorCode.USER_MIGRATION_FAILED, () -> migrate(MigrationOptions.DEFAULT))
                .hasMessageContaining("002_bad.sql, line 2, column 29: near \"(\": syntax error")
                .hasMessageContaining("applied before it and kept: 001_good")
                .extracting(e -> ((TradekeepException) e).excerpt())
                .isEqualTo("2 |   at TIMESTAMPTZ DEFAULT now()\n  | " + " ".repeat(28) + "^");
        assertThat(tables()).contains("good").doesNotContain("bad");
    }

    @Test
    void allOrNothingLeavesTheFileAsItWas() throws IOException {
        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        List<String> before = dump();
        byte[] bytes = Files.readAllBytes(path);
        write("001_good.sql", "CREATE TABLE good (x INTEGER);");
        write("002_bad.sql", "CREATE EXTENSION pgcrypto;");

        assertFails(ErrorCode.USER_MIGRATION_FAILED, () -> migrate(ALL_OR_NOTHING))
                .hasMessageContaining("on a copy; the file itself is as it was");

        assertThat(dump()).isEqualTo(before);
        assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
        assertThat(SafetyCopy.list(path)).isEmpty();
        write("002_bad.sql", "CREATE TABLE fixed (x INTEGER);");
        assertThat(migrate(ALL_OR_NOTHING).applied()).containsExactly("001_good", "002_bad");
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndChangesNothing() throws IOException {
        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        List<String> before = dump();
        write(
                "001_notes.sql",
                """
                CREATE TABLE notes (x INTEGER) STRICT;
                INSERT INTO notes VALUES (1), (2), (3);
                UPDATE OR IGNORE main.notes SET x = 4 WHERE x = 1;
                WITH two (x) AS (SELECT 2) DELETE FROM "notes" WHERE x IN two;
                """);

        DryRun result = schema().rehearse(MigrationOptions.DEFAULT);

        assertThat(result.steps()).hasSize(1);
        assertThat(result.steps().getFirst().migration().name()).isEqualTo("001_notes");
        assertThat(result.steps().getFirst().rows()).containsOnly(Map.entry("notes", 5L));
        assertThat(result.changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(SchemaChange.Kind.ADDED);
                    assertThat(change.lines())
                            .containsExactly("+ CREATE TABLE notes (x INTEGER) STRICT");
                });
        assertThat(dump()).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("books.db", "books.db.lock", "migrations");
        }
    }

    @Test
    void aDryRunOfANewFileMakesNone() {
        DryRun result = ours().rehearse(MigrationOptions.DEFAULT);

        assertThat(result.steps()).hasSameSizeAs(MigrationCatalogue.load().migrations());
        assertThat(path).doesNotExist();
    }

    @Test
    void driftIsWhatNoMigrationMade() {
        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        assertThat(ours().drift()).isEmpty();
        assertThat(ours().validate()).isEmpty();

        PlainSql.run(path, "ALTER TABLE assets ADD COLUMN hint TEXT; CREATE TABLE extra (x)");

        assertThat(ours().drift())
                .extracting(SchemaChange::kind, SchemaChange::name)
                .containsExactly(
                        tuple(SchemaChange.Kind.CHANGED, "assets"),
                        tuple(SchemaChange.Kind.ADDED, "extra"));
    }

    @Test
    void driftOfAFileWithAUsersMigrationsNeedsTheirFolder() throws IOException {
        write("001_notes.sql", "CREATE TABLE notes (x INTEGER) STRICT;");
        migrate(MigrationOptions.DEFAULT);

        assertThat(schema().drift()).isEmpty();
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> ours().drift())
                .hasMessageContaining("--migrations");
    }

    @Test
    void validateTellsEveryKindOfDifference() throws IOException {
        write("001_a.sql", "CREATE TABLE a (x INTEGER);");
        write("003_c.sql", "CREATE TABLE c (x INTEGER);");
        write("db-d.sql", "CREATE TABLE d (x INTEGER);");
        migrate(MigrationOptions.DEFAULT);
        write("001_a.sql", "CREATE TABLE a (y INTEGER);");
        write("002_b.sql", "CREATE TABLE b (x INTEGER);");
        write("004_e.sql", "CREATE TABLE e (x INTEGER);");
        Files.delete(migrations.resolve("db-d.sql"));
        PlainSql.run(path, "UPDATE migrations SET chain = printf('%064d', 0) WHERE name = '003_c'");

        assertThat(schema().validate())
                .extracting(HistoryFinding::kind, HistoryFinding::migration)
                .containsExactly(
                        tuple(HistoryFinding.Kind.TAMPERED, "003_c"),
                        tuple(HistoryFinding.Kind.TAMPERED, "db-d"),
                        tuple(HistoryFinding.Kind.UNKNOWN, "db-d"),
                        tuple(HistoryFinding.Kind.EDITED, "001_a"),
                        tuple(HistoryFinding.Kind.OUT_OF_ORDER, "002_b"),
                        tuple(HistoryFinding.Kind.MISSING, "004_e"));
    }

    @Test
    void baselineAdoptsAFileWhoseHistoryIsLost() {
        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        List<String> history = history();
        PlainSql.run(
                path,
                "DROP TABLE migrations; PRAGMA user_version=0; PRAGMA application_id=0;"
                        + " PRAGMA journal_mode=DELETE; PRAGMA auto_vacuum=NONE; VACUUM");

        MigrationReport report = ours().baseline(Duration.ZERO, MigrationOptions.DEFAULT);

        assertThat(report.applied()).hasSize(history.size());
        assertThat(history()).isEqualTo(history);
        assertThat(ours().validate()).isEmpty();
        assertThat(ours().drift()).isEmpty();
        assertThat(ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT).applied()).isEmpty();
    }

    @Test
    void baselineMendsAHistoryWithAHole() {
        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        List<String> history = history();
        PlainSql.run(path, "DELETE FROM migrations WHERE position = 3");

        MigrationReport report = ours().baseline(Duration.ZERO, MigrationOptions.DEFAULT);

        assertThat(report.applied()).hasSize(1);
        assertThat(report.backup()).isPresent();
        assertThat(history()).isEqualTo(history);
        assertThat(ours().baseline(Duration.ZERO, MigrationOptions.DEFAULT).applied()).isEmpty();
    }

    @Test
    void baselineRefusesAnotherSchema() {
        ours().migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        PlainSql.run(path, "DROP TABLE migrations; CREATE TABLE extra (x)");
        List<String> before = dump();

        assertFails(
                        ErrorCode.SCHEMA_DRIFTED,
                        () -> ours().baseline(Duration.ZERO, MigrationOptions.DEFAULT))
                .extracting(e -> ((TradekeepException) e).excerpt())
                .isEqualTo("+ CREATE TABLE extra (x)");
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void baselineRefusesTheFileOfAnotherProgram() {
        PlainSql.run(path, "PRAGMA application_id=1; CREATE TABLE extra (x)");

        assertFails(
                ErrorCode.DATABASE_FOREIGN,
                () -> ours().baseline(Duration.ZERO, MigrationOptions.DEFAULT));
    }

    @Test
    void refusesAFolderThatCannotBeMeant() throws IOException {
        Path absent = folder.resolve("absent");
        assertFails(ErrorCode.FILE_NOT_FOUND, () -> MigrationFolder.read(absent))
                .hasMessageContaining("absent");
        assertFails(ErrorCode.FILE_NOT_FOUND, () -> MigrationFolder.read(migrations))
                .hasMessageContaining("holds no migrations");
        Path file = write("001_a.sql", "SELECT 1;");
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> MigrationFolder.read(file))
                .hasMessageContaining("is a file");
        write("1_b.sql", "SELECT 1;");
        assertFails(ErrorCode.CONFLICT, () -> MigrationFolder.read(migrations))
                .hasMessageContaining("001_a and 1_b");
        Files.delete(file);
        write("V2__c.sql", "SELECT 1;");
        write("README.md", "not SQL");
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> MigrationFolder.read(migrations))
                .hasMessageContaining("V2__c.sql")
                .hasMessageNotContaining("README");
        Files.delete(migrations.resolve("V2__c.sql"));
        Files.write(migrations.resolve("db-latin.sql"), new byte[] {(byte) 0xe4});
        assertFails(ErrorCode.FILE_MALFORMED, () -> MigrationFolder.read(migrations))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void theTemplateOfANewMigrationTakesTheNextNumber() {
        Path first = MigrationTemplate.create(migrations, "add-notes");
        Path second = MigrationTemplate.create(migrations, "more_notes");
        Path named = MigrationTemplate.create(migrations, "db-notes");

        assertThat(List.of(first, second, named))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("001_add-notes.sql", "002_more_notes.sql", "db-notes.sql");
        assertFails(ErrorCode.FILE_MALFORMED, () -> MigrationFolder.read(migrations))
                .hasMessageContaining("no statement");
        assertFails(ErrorCode.CONFLICT, () -> MigrationTemplate.create(migrations, "db-notes"));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> MigrationTemplate.create(migrations, "../x"));
    }

    private SchemaFile ours() {
        return new SchemaFile(path, MigrationCatalogue.load(), TestBooks.CLOCK);
    }

    private SchemaFile schema() {
        return new SchemaFile(
                path, MigrationCatalogue.load(Optional.of(migrations)), TestBooks.CLOCK);
    }

    private MigrationReport migrate(MigrationOptions options) {
        return schema().migrate(Duration.ZERO, options);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(migrations.resolve(name), text);
    }

    private List<String> tables() {
        return PlainSql.rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    }

    private List<String> history() {
        return PlainSql.rows(
                path, "SELECT position, name, checksum, chain FROM migrations ORDER BY position");
    }

    private List<String> dump() {
        List<String> dump =
                new ArrayList<>(PlainSql.rows(path, "SELECT * FROM sqlite_schema ORDER BY name"));
        for (String table : tables()) {
            dump.addAll(PlainSql.rows(path, "SELECT * FROM \"" + table + "\""));
        }
        return dump;
    }
}
