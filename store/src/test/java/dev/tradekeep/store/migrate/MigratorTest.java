package dev.tradekeep.store.migrate;

import static dev.tradekeep.store.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.file.DatabaseFile;
import dev.tradekeep.store.testing.PlainSql;
import dev.tradekeep.store.testing.TestBooks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                .hasMessageContaining("rolled back");

        assertThat(rows(TABLES)).containsExactly("good", "migrations");
        assertThat(rows(HISTORY)).containsExactly("0|000_migrations", "1|010_good");
        assertThat(rows("PRAGMA user_version")).containsExactly("10");
    }

    @Test
    void aFailureShowsThePlaceInTheFile() {
        add("010_bad", "CREATE TABLE good (a);\nCREATE TABEL bad (a);");

        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate)
                .hasMessageContaining("010_bad.sql, line 2")
                .hasMessageContaining("CREATE TABEL bad (a);\n       ^");
    }

    @Test
    void goesOnOnceTheFailingFileIsMended() {
        add("010_bad", "CREATE TABEL bad (a);");
        assertFails(ErrorCode.MIGRATION_FAILED, this::migrate);
        files.set(3, "CREATE TABLE mended (a);");

        assertThat(migrate().applied()).containsExactly("010_bad");
        assertThat(rows(TABLES)).containsExactly("mended", "migrations");
    }

    @Test
    void theHistoryRowIsPartOfTheSameTransaction() {
        add(
                "010_thief",
                """
                CREATE TABLE stolen (a);
                INSERT INTO migrations VALUES (1, 'mine', printf('%064d', 0), 0, 0);
                """);

        // The migrator's own row no longer fits in, and so nothing of the migration is there.
        assertFails(ErrorCode.CONSTRAINT_VIOLATED, this::migrate);

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
        new Migrator(new MigrationCatalogue(catalogue()), TestBooks.CLOCK).check(connection);

        assertThat(rows(TABLES)).isEmpty();
        assertThat(connection.totalChanges()).isZero();
    }

    private void add(String name, String sql) {
        files.add(name);
        files.add(sql);
    }

    private List<Migration> catalogue() {
        return MigrationCatalogueTest.of(files.toArray(String[]::new));
    }

    private MigrationReport migrate() {
        return new Migrator(new MigrationCatalogue(catalogue()), TestBooks.CLOCK)
                .migrate(connection);
    }

    private List<String> rows(String sql) {
        return PlainSql.rows(connection, sql);
    }
}
