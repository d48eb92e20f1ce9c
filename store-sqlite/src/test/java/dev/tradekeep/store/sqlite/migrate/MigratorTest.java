package dev.tradekeep.store.sqlite.migrate;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.Namespace;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigratorTest {
    private static final String HISTORY = "SELECT position, name FROM migrations ORDER BY position";
    private static final String TABLES =
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    private static final String OWNERS =
            """
            CREATE TABLE owners (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
            CREATE TABLE pets (id INTEGER PRIMARY KEY,
                owner_id INTEGER NOT NULL REFERENCES owners (id) ON DELETE CASCADE) STRICT;
            INSERT INTO owners VALUES (1, 'Ann'), (2, 'Bob');
            INSERT INTO pets VALUES (10, 1), (20, 2);
            """;

    private final Connection connection = Connection.openInMemory();
    private final List<String> files = new ArrayList<>();

    @BeforeEach
    void addHistory() {
        add("000_migrations", MigrationCatalogue.load().migrations().getFirst().sql());
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void appliesInOrderAndWritesTheHistory() {
        add("010_first", "CREATE TABLE first (a) ;");
        add("020_second", "CREATE TABLE second AS SELECT * FROM first;");

        MigrationReport report = migrate();

        assertThat(report.applied()).containsExactly("000_migrations", "010_first", "020_second");
        assertThat(report.total()).isEqualTo(3);
        assertThat(rows(HISTORY))
                .containsExactly("0|000_migrations", "1|010_first", "2|020_second");
        assertThat(rows("SELECT checksum FROM migrations ORDER BY position"))
                .containsExactlyElementsOf(catalogue().stream().map(Migration::checksum).toList());
        assertThat(rows("SELECT DISTINCT applied_at, duration_micros FROM migrations"))
                .containsExactly(TestBooks.NOW + "|0");
        assertThat(rows("PRAGMA user_version")).containsExactly("20");
        assertThat(rows("PRAGMA application_id")).containsExactly("" + DatabaseFile.APPLICATION_ID);
    }

    @Test
    void appliesOnlyWhatIsMissing() {
        migrate();
        add("010_first", "CREATE TABLE first (a);");

        assertThat(migrate().applied()).containsExactly("010_first");
        assertThat(migrate().applied()).isEmpty();
    }

    @Test
    void aFailingMigrationLeavesTheOnesBeforeItAndNothingOfItself() {
        add("010_good", "CREATE TABLE good (a);");
        add("020_bad", "CREATE TABLE half (a);\nINSERT INTO half VALUES (1);\nDROP TABLE absent;");
        add("030_never", "CREATE TABLE never (a);");

        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate)
                .hasMessageContaining("020_bad.sql, line 3")
                .hasMessageContaining("no such table: absent")
                .hasMessageContaining(
                        "rolled back; applied before it and kept: 2, 000_migrations to 010_good.");

        assertThat(rows(TABLES)).containsExactly("good", "migrations");
        assertThat(rows(HISTORY)).containsExactly("0|000_migrations", "1|010_good");
        assertThat(rows("PRAGMA user_version")).containsExactly("10");
    }

    @Test
    void aFailureShowsThePlaceInTheFile() {
        add("010_bad", "CREATE TABLE good (a);\nCREATE TABEL bad (a);");

        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate)
                .hasMessageContaining("010_bad.sql, line 2, column 8: near \"TABEL\": syntax error")
                .extracting(e -> ((TradekeepException) e).excerpt())
                .isEqualTo("2 | CREATE TABEL bad (a);\n  |        ^");
    }

    @Test
    void goesOnOnceTheFailingFileIsMended() {
        add("010_bad", "CREATE TABEL bad (a);");
        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate);
        files.set(3, "CREATE TABLE fixed (a);");

        assertThat(migrate().applied()).containsExactly("010_bad");
        assertThat(rows(TABLES)).containsExactly("fixed", "migrations");
    }

    @Test
    void aMigrationThatChangesTheHistoryIsRolledBack() {
        add(
                "010_thief",
                """
                CREATE TABLE stolen (a);
                INSERT INTO migrations
                    VALUES (1, 'user', 'mine', printf('%064d', 0), printf('%064d', 0), 0, 0);
                """);

        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate)
                .hasMessageContaining("would change the history");

        assertThat(rows(TABLES)).containsExactly("migrations");
        assertThat(rows(HISTORY)).containsExactly("0|000_migrations");
    }

    @Test
    void aMigrationThatOrphansRowsIsRolledBack() {
        add("010_owners", OWNERS);
        add("020_orphans", "DELETE FROM owners WHERE id = 2;");

        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate)
                .hasMessageContaining("020_orphans")
                .hasMessageContaining("rows of pets without their parent in owners");

        assertThat(rows("SELECT id FROM owners")).containsExactly("1", "2");
        assertThat(rows("SELECT id FROM pets")).containsExactly("10", "20");
    }

    @Test
    void aRebuiltTableKeepsItsChildren() {
        add("010_owners", OWNERS);
        add(
                "020_rebuild",
                """
                CREATE TABLE owners_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
                INSERT INTO owners_new SELECT * FROM owners;
                DROP TABLE owners;
                ALTER TABLE owners_new RENAME TO owners;
                """);
        // As every connection of ours has it, which would delete the pets with their owners.
        connection.execute("PRAGMA foreign_keys=ON");

        migrate();

        assertThat(rows("SELECT id, owner_id FROM pets")).containsExactly("10|1", "20|2");
        assertThat(rows("PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void foreignKeysAreOnAfterwards() {
        migrate();

        assertThat(rows("PRAGMA foreign_keys")).containsExactly("1");
        assertThat(connection.inTransaction()).isFalse();
    }

    @Test
    void foreignKeysAreOnAfterAFailureToo() {
        add("010_bad", "CREATE TABLE half (a); SELECT nothing;");

        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate);

        assertThat(rows("PRAGMA foreign_keys")).containsExactly("1");
        assertThat(connection.inTransaction()).isFalse();
    }

    @Test
    void refusesAnEditedFile() {
        add("010_first", "CREATE TABLE first (a);");
        migrate();
        files.set(3, "CREATE TABLE first (a, b);");
        add("020_second", "CREATE TABLE second (a);");

        assertFails(ErrorCode.MIGRATION_CHANGED, this::migrate).hasMessageContaining("010_first");
        assertThat(rows(TABLES)).containsExactly("first", "migrations");
    }

    @Test
    void refusesAFileThatWasPutBetweenAppliedOnes() {
        add("020_second", "CREATE TABLE second (a);");
        migrate();
        add("010_first", "CREATE TABLE first (a);");

        assertFails(ErrorCode.MIGRATION_CHANGED, this::migrate);
        assertThat(rows(TABLES)).containsExactly("migrations", "second");
    }

    @Test
    void refusesAMigrationThatItDoesNotKnow() {
        add("010_first", "CREATE TABLE first (a);");
        migrate();
        files.subList(2, 4).clear();

        assertFails(ErrorCode.DATABASE_NEWER, this::migrate).hasMessageContaining("010_first");
    }

    @Test
    void checkingWritesNothing() {
        migrator().check(connection);

        assertThat(rows(TABLES)).isEmpty();
        assertThat(connection.totalChanges()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "commit",
                "END TRANSACTION",
                "ROLLBACK",
                "SAVEPOINT s",
                "RELEASE s",
                "/* x */ PRAGMA foreign_keys=ON",
                "ATTACH 'other.db' AS other",
                "DETACH other",
                "VACUUM"
            })
    void refusesAStatementThatWouldLeaveTheTransaction(String statement) {
        add("010_bad", "CREATE TABLE half (a);\n" + statement + ";\nCREATE TABLE more (a);");

        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate)
                .hasMessageContaining("010_bad.sql, line 2")
                .hasMessageContaining("is not allowed in a migration");
        assertThat(rows(TABLES)).containsExactly("migrations");
    }

    @Test
    void aSemicolonWithinATextOrATriggerEndsNoStatement() {
        add(
                "010_trigger",
                """
                CREATE TABLE a (x TEXT) STRICT;
                CREATE TABLE "log;1" (x TEXT) STRICT; -- a comment; COMMIT;
                CREATE TRIGGER t AFTER INSERT ON a BEGIN
                    INSERT INTO [log;1] VALUES ('; COMMIT; ''' || new.x);
                    SELECT CASE WHEN 1 THEN 2 END;
                END;
                INSERT INTO a VALUES ('x')
                """);

        migrate();

        assertThat(rows("SELECT x FROM \"log;1\"")).containsExactly("; COMMIT; 'x");
    }

    @Test
    void refusesAParameter() {
        add("010_bad", "CREATE TABLE a (x);\nINSERT INTO a VALUES (?1);");

        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate)
                .hasMessageContaining("no values for parameters");
    }

    @Test
    void aUsersMigrationsFollowOursWithAChainOfTheirOwn() {
        add("010_first", "CREATE TABLE first (a);");
        Migration theirs = theirs("CREATE TABLE x (a);");
        migrator(theirs).migrate(connection);
        add("020_second", "CREATE TABLE second (a);");

        // Without the folder, its rows are left alone.
        assertThat(migrate().applied()).containsExactly("020_second");
        assertThat(rows("SELECT position, namespace, name FROM migrations ORDER BY position"))
                .containsExactly(
                        "0|tradekeep|000_migrations",
                        "1|tradekeep|010_first",
                        "2|user|001_x",
                        "3|tradekeep|020_second");
        migrator(theirs).check(connection);
    }

    @Test
    void aUsersFailingMigrationIsTheirs() {
        Migration theirs = theirs("CREATE TABEL x;");

        assertFails(ErrorCode.USER_MIGRATION_FAILED, () -> migrator(theirs).migrate(connection))
                .hasMessageContaining("f/001_x.sql, line 1, column 8");
    }

    @Test
    void refusesAUsersFileThatWasEditedOrIsGone() {
        migrator(theirs("CREATE TABLE x (a);")).migrate(connection);

        assertFails(
                        ErrorCode.MIGRATION_CHANGED,
                        () -> migrator(theirs("CREATE TABLE x (b);")).migrate(connection))
                .hasMessageContaining("001_x was applied with other contents");
        Migration other = Migration.of(Namespace.USER, "002_y", "f/002_y.sql", "SELECT 1;");
        assertFails(ErrorCode.MIGRATION_CHANGED, () -> migrator(other).migrate(connection))
                .hasMessageContaining("001_x was applied, but the folder does not hold it");
    }

    @Test
    void aNamedMigrationMayComeLaterThanOneAfterIt() {
        add("db-b", "CREATE TABLE b (a);");
        migrate();
        add("db-a", "CREATE TABLE a (a);");
        add("010_c", "CREATE TABLE c (a);");

        assertThat(migrate().applied()).containsExactly("010_c", "db-a");
        assertThat(migrate().applied()).isEmpty();
    }

    @Test
    void stopsAtTheNumberWanted() {
        add("010_first", "CREATE TABLE first (a);");
        add("020_second", "CREATE TABLE second (a);");
        add("db-c", "CREATE TABLE c (a);");
        MigrationOptions options =
                new MigrationOptions(OptionalInt.of(10), false, MigrationListener.NONE);

        MigrationReport report = migrator().migrate(connection, options);

        assertThat(report.applied()).containsExactly("000_migrations", "010_first");
        assertThat(migrate().applied()).containsExactly("020_second", "db-c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM migrations WHERE position = 1",
                "DELETE FROM migrations WHERE position = 3",
                "DELETE FROM migrations",
                "DROP TABLE migrations",
                "UPDATE migrations SET checksum = printf('%064d', 0) WHERE position = 1",
                "UPDATE migrations SET chain = printf('%064d', 0) WHERE position = 3",
                "UPDATE migrations SET name = '015_x' WHERE position = 1",
                "UPDATE migrations SET position = 9 WHERE position = 1",
                "UPDATE migrations SET position = CASE position WHEN 0 THEN 0 ELSE 20 - position END",
                "PRAGMA user_version = 7",
            })
    void recognisesAHistoryThatWasChangedByHand(String change) {
        add("010_first", "CREATE TABLE first (a);");
        add("020_second", "CREATE TABLE second (a);");
        add("030_third", "CREATE TABLE third (a);");
        migrate();
        connection.execute(change);

        assertFails(ErrorCode.MIGRATION_HISTORY_BROKEN, this::migrate)
                .hasMessageContaining("changed by hand");
    }

    @Test
    void tellsADamagedRowFromAnEditedFile() {
        migrator(theirs("CREATE TABLE x (a);")).migrate(connection);

        assertFails(
                        ErrorCode.MIGRATION_CHANGED,
                        () -> migrator(theirs("CREATE TABLE x (b);")).migrate(connection))
                .hasMessageContaining("so the file was edited");
        connection.execute(
                "UPDATE migrations SET checksum = printf('%064d', 0) WHERE name = '001_x'");
        assertFails(
                        ErrorCode.MIGRATION_HISTORY_BROKEN,
                        () -> migrator(theirs("CREATE TABLE x (a);")).migrate(connection))
                .hasMessageContaining("the row is damaged or was edited, and the migration is as");
    }

    private static Migration theirs(String sql) {
        return Migration.of(Namespace.USER, "001_x", "f/001_x.sql", sql);
    }

    private Migrator migrator(Migration... theirs) {
        MigrationCatalogue ours = new MigrationCatalogue(catalogue(), false);
        return new Migrator(
                theirs.length == 0 ? ours : ours.with(List.of(theirs)), TestBooks.CLOCK);
    }

    private void add(String name, String sql) {
        files.add(name);
        files.add(sql);
    }

    private List<Migration> catalogue() {
        return MigrationCatalogueTest.of(files.toArray(String[]::new));
    }

    private MigrationReport migrate() {
        return migrator().migrate(connection);
    }

    private List<String> rows(String sql) {
        return PlainSql.rows(connection, sql);
    }
}
