package dev.tradekeep.store.sqlite.lint;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationLinterTest {
    private static final Path OUR_SOURCES =
            Path.of("../store/src/main/resources/dev/tradekeep/store/migrate/migrations");
    private static final String PURPOSE = "-- Notes of the trader.\n";
    private static final String OWNERS =
            "CREATE TABLE owners (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;\n";

    @TempDir Path folder;
    private final MigrationLinter linter = new MigrationLinter(MigrationCatalogue.load());

    @Test
    void ourOwnMigrationsAreClean() {
        assertThat(linter.lint(OUR_SOURCES)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LintRule.class)
    void everyRuleFindsItsSampleAndItsFixIsClean(LintRule rule) throws IOException {
        Samples samples = samples(rule);
        write("001_base.sql", PURPOSE + OWNERS);
        Path file = write("002_sample.sql", samples.bad());
        List<LintFinding> found = linter.lint(file);
        assertThat(found).extracting(LintFinding::rule).contains(rule);
        LintFinding finding =
                found.stream().filter(one -> one.rule() == rule).findFirst().orElseThrow();
        assertThat(finding.line()).as(finding.toString()).isEqualTo(samples.line());
        assertThat(finding.excerpt()).contains("^");
        assertThat(finding.file()).isEqualTo(file.toString());

        write("002_sample.sql", samples.good());
        assertThat(linter.lint(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT OR REPLACE INTO \"Balances\" SELECT * FROM balances;",
                "DELETE FROM ledger_entries WHERE posting_id = new.id;",
                "REPLACE INTO positions SELECT * FROM positions;",
                "UPDATE OR IGNORE trades SET fee = 0;",
                "INSERT INTO owners VALUES (1, 'x'); UPDATE orders SET status = 'FILLED';"
            })
    void findsATriggerThatWritesAnyOfTheBooks(String body) throws IOException {
        write("001_base.sql", PURPOSE + OWNERS);
        Path file = write("002_sample.sql", PURPOSE + trigger(body));

        assertThat(linter.lint(file))
                .extracting(LintFinding::rule)
                .contains(LintRule.TRIGGER_WRITES_BOOKS);
    }

    @Test
    void letsATriggerReadTheBooks() throws IOException {
        write("001_base.sql", PURPOSE + OWNERS);
        Path file =
                write(
                        "002_sample.sql",
                        PURPOSE
                                + "CREATE TRIGGER tr AFTER INSERT ON trades BEGIN\n"
                                + "INSERT INTO owners SELECT id, 'x' FROM orders;\nEND;");

        assertThat(linter.lint(file)).isEmpty();
    }

    private static String trigger(String body) {
        return "CREATE TRIGGER tr AFTER INSERT ON owners BEGIN\n" + body + "\nEND;";
    }

    /** A file that breaks a rule in a line, and the same file fixed. */
    private record Samples(String bad, int line, String good) {}

    private static Samples samples(LintRule rule) {
        String rebuilt =
                PURPOSE
                        + "CREATE TABLE owners_new (id INTEGER PRIMARY KEY, name TEXT) STRICT;\n"
                        + "INSERT INTO owners_new SELECT * FROM owners;\n"
                        + "DROP TABLE owners;\n"
                        + "ALTER TABLE owners_new RENAME TO owners;\n";
        String note = PURPOSE + "CREATE TABLE notes (id INTEGER PRIMARY KEY, x INTEGER) STRICT;\n";
        return switch (rule) {
            case DOES_NOT_RUN -> new Samples(note + "CREATE TABEL x (a);", 3, note);
            case TRANSACTION_CONTROL -> new Samples(note + "commit;", 3, note);
            case OUTSIDE_TRANSACTION -> new Samples(note + "VACUUM;", 3, note);
            case CONNECTION_PRAGMA -> new Samples(note + "PRAGMA cache_size = 1;", 3, note);
            case TEMPORARY ->
                    new Samples(note + "CREATE TEMP TABLE x (a INTEGER) STRICT;", 3, note);
            case TRIGGER_WRITES_BOOKS ->
                    new Samples(
                            note + trigger("UPDATE balances SET amount = 0 WHERE amount < 0;"),
                            4,
                            note + trigger("INSERT INTO owners VALUES (new.id, 'x');"));
            case HIDES_DRIFT ->
                    new Samples(note.replace("TABLE ", "TABLE IF NOT EXISTS "), 2, note);
            case DROPS_DATA -> new Samples(PURPOSE + "\nDROP TABLE owners;", 3, rebuilt);
            case CHANGES_EVERY_ROW ->
                    new Samples(
                            PURPOSE + "UPDATE owners SET name = 'x';",
                            2,
                            PURPOSE + "UPDATE owners SET name = 'x' WHERE id = 1;");
            case REBUILD_ORDER ->
                    new Samples(
                            PURPOSE
                                    + "ALTER TABLE owners RENAME TO owners_old;\n"
                                    + "CREATE TABLE owners (id INTEGER PRIMARY KEY) STRICT;\n"
                                    + "INSERT INTO owners SELECT id FROM owners_old;\n"
                                    + "DROP TABLE owners_old;",
                            2,
                            rebuilt);
            case REBUILD_WITH_FOREIGN_KEYS ->
                    new Samples(rebuilt + "PRAGMA foreign_keys = ON;", 6, rebuilt);
            case NOT_NULL_WITHOUT_DEFAULT ->
                    new Samples(
                            PURPOSE + "ALTER TABLE owners ADD COLUMN age INTEGER NOT NULL;",
                            2,
                            PURPOSE + "ALTER TABLE owners ADD age INTEGER NOT NULL DEFAULT 0;");
            case FOREIGN_KEY_WITHOUT_INDEX -> {
                String pets =
                        PURPOSE
                                + "CREATE TABLE pets (\n"
                                + "  id INTEGER PRIMARY KEY,\n"
                                + "  owner_id INTEGER REFERENCES owners (id)\n"
                                + ") STRICT;\n";
                yield new Samples(
                        pets, 4, pets + "CREATE INDEX ix_pets_owner_id ON pets (owner_id);");
            }
            case REDUNDANT_INDEX ->
                    new Samples(
                            note
                                    + "CREATE INDEX a ON notes (x, id);\n"
                                    + "CREATE INDEX b ON notes (x);\n",
                            4,
                            note
                                    + "CREATE INDEX a ON notes (x, id);\n"
                                    + "CREATE INDEX b ON notes (x) WHERE x > 0;\n");
            case NOT_STRICT -> new Samples(note.replace(" STRICT", ""), 2, note);
            case SEVERAL_PURPOSES ->
                    new Samples(note + "CREATE TABLE more (a INTEGER) STRICT;", 3, note);
            case NO_PURPOSE -> new Samples(OWNERS.replace("owners", "others"), 1, note);
        };
    }

    @ParameterizedTest
    @EnumSource(LintRule.class)
    void everyRuleIsInTheDocumentation(LintRule rule) {
        assertThat(Path.of("..", "docs", "migrations.md"))
                .content()
                .contains("| `" + rule.id() + "` | " + rule.why() + " | " + rule.fix() + " |\n");
    }

    @Test
    void findsADropBeforeTheCopy() throws IOException {
        write("001_base.sql", PURPOSE + OWNERS);
        Path file =
                write(
                        "002_rebuild.sql",
                        PURPOSE
                                + "CREATE TABLE owners_new (id INTEGER PRIMARY KEY) STRICT;\n"
                                + "DROP TABLE owners;\n"
                                + "ALTER TABLE owners_new RENAME TO owners;\n");

        assertThat(linter.lint(file))
                .extracting(LintFinding::rule, LintFinding::line)
                .containsExactly(tuple(LintRule.REBUILD_ORDER, 3));
    }

    @Test
    void looksAtTheWholeFolderInOrder() throws IOException {
        write("db-last.sql", PURPOSE + "DROP TABLE notes;");
        write("2_notes.sql", PURPOSE + "CREATE TABLE notes (a INTEGER) STRICT;");
        write("10_more.sql", PURPOSE + "ALTER TABLE notes ADD b INTEGER;");
        write("README.md", "no SQL");

        assertThat(linter.lint(folder))
                .extracting(LintFinding::rule)
                .containsExactly(LintRule.DROPS_DATA);
    }

    @Test
    void anIndexThatAKeyBeginsWithIsRedundant() throws IOException {
        Path file =
                write(
                        "1_a.sql",
                        PURPOSE
                                + "CREATE TABLE a (x INTEGER, y INTEGER, UNIQUE (x, y)) STRICT;\n"
                                + "CREATE INDEX ix_a_x ON a (x);");

        assertThat(linter.lint(file))
                .extracting(LintFinding::rule)
                .containsExactly(LintRule.REDUNDANT_INDEX);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertFails(ErrorCode.FILE_NOT_FOUND, () -> linter.lint(folder.resolve("absent.sql")));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
