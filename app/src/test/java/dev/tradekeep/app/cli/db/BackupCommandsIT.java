package dev.tradekeep.app.cli.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.cli.CommandTree;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the books say of the backups that commands make and verify. */
final class BackupCommandsIT {
    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private Path file = Path.of("t.db");
    private Path copy = Path.of("copy.db");

    @BeforeEach
    void makeBooks() {
        file = folder.resolve("t.db");
        copy = folder.resolve("copy.db");
        open().close();
    }

    private Database open() {
        return Database.open(file, Duration.ZERO, InstantSource.system());
    }

    @Test
    void aBackupThatTheBooksKnowIsNotedAsVerified() throws IOException {
        assertThat(run("backup", copy.toString())).isZero();
        assertThat(rows("SELECT cause, outcome, verified_at IS NULL FROM backups"))
                .containsExactly("command|done|1");
        Path elsewhere = Files.copy(copy, folder.resolve("elsewhere.db"));

        assertThat(run("verify", elsewhere.toString())).isZero();
        assertThat(out.toString()).doesNotContain("in the books");
        assertThat(rows("SELECT verified_at IS NULL FROM backups")).containsExactly("1");
        assertThat(run("verify", copy.toString())).isZero();

        assertThat(out.toString()).contains("noted as verified in the books " + file);
        assertThat(rows("SELECT verified_at >= ended_at FROM backups")).containsExactly("1");
        assertThat(run("verify", copy.toString(), "--json")).isZero();
        assertThat(out.toString()).contains("\"noted\":true");
    }

    @Test
    void aBackupIsMadeAndVerifiedWithoutANoteWhileAnotherProcessOwnsTheBooks() {
        assertThat(run("backup", copy.toString())).isZero();
        try (Database owner = open()) {
            assertThat(owner.path()).exists();
            assertThat(run("backup", folder.resolve("second.db").toString(), "--fast")).isZero();
            assertThat(run("verify", copy.toString())).isZero();
        }

        assertThat(out.toString())
                .contains("not noted in the books: ")
                .contains("not noted in the books " + file + ": ");
        assertThat(rows("SELECT path, verified_at IS NULL FROM backups"))
                .containsExactly(copy + "|1");
    }

    @Test
    void aBackupThatNeverBeganLeavesNoRow() {
        assertThat(run("backup", folder.resolve("gone/copy.db").toString())).isNotZero();
        assertThat(run("backup", file.toString())).isNotZero();

        assertThat(rows("SELECT * FROM backups")).isEmpty();
    }

    @Test
    void verifiesWithoutAnyBooks() throws IOException {
        assertThat(run("backup", copy.toString())).isZero();
        Files.delete(file);

        assertThat(run("verify", copy.toString(), "--json")).isZero();
        assertThat(out.toString()).contains("\"noted\":false");
        assertThat(file).doesNotExist();
        Files.writeString(file, "no database");
        assertThat(run("verify", copy.toString())).isZero();
    }

    private List<String> rows(String sql) {
        return PlainSql.rows(file, sql);
    }

    private int run(String... words) {
        List<String> line = new ArrayList<>(List.of("db"));
        line.addAll(List.of(words));
        line.addAll(List.of("--db", file.toString()));
        return CommandTree.run(
                new PrintWriter(out, true),
                new PrintWriter(new StringWriter()),
                folder,
                line.toArray(String[]::new));
    }
}
