package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code db audit} as scripts see it: its exit code, its JSON, what it leaves behind. */
final class DbAuditIT {
    @TempDir Path folder;

    private Path books = Path.of("");

    @BeforeEach
    void makeBooks() {
        books = folder.resolve("books.db");
        assertThat(CommandRun.of(folder, "db", "init", "--db", books).exitCode()).isZero();
    }

    @Test
    void endsWithZeroOnSoundBooksAtEveryLevel() {
        for (String level : new String[] {"quick", "full", "deep"}) {
            CommandRun run = audit("--level", level, "--json");
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            JsonNode report = JsonMapper.shared().readTree(run.out());
            assertThat(report.at("/ours").asBoolean()).isTrue();
            assertThat(report.at("/level").asString()).isEqualTo(level);
            assertThat(report.at("/findings")).isEmpty();
            assertThat(report.at("/checks").size()).isGreaterThan(20);
        }
    }

    @Test
    void endsWithOneAndNamesTheRowAndKeepsTheFinding() {
        sql(
                "INSERT INTO portfolios VALUES (1, 'main', 1, NULL); INSERT INTO balances VALUES (1, 9, 5, 1)");
        CommandRun run = audit("--check", "books.balances", "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode finding = JsonMapper.shared().readTree(run.out()).at("/findings/0");
        assertThat(finding.at("/check").asString()).isEqualTo("books.balances");
        assertThat(finding.at("/subject").asString()).isEqualTo("portfolio 1, asset 9");
        assertThat(text("SELECT subject FROM audit_findings WHERE resolved_at IS NULL"))
                .isEqualTo("portfolio 1, asset 9");

        sql("DELETE FROM balances");
        assertThat(audit("--check", "books.balances").exitCode()).isZero();
        assertThat(
                        text(
                                "SELECT CAST(count(*) AS TEXT) FROM audit_findings WHERE resolved_at IS NULL"))
                .isEqualTo("0");
    }

    @Test
    void endsWithTwoWhenItCannotBeMade() throws IOException {
        Path text = Files.writeString(folder.resolve("text.db"), "no database\n".repeat(99));
        for (Path wrong : new Path[] {text, folder, folder.resolve("none.db")}) {
            CommandRun run = CommandRun.of(folder, "db", "audit", "--db", wrong);
            assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
            assertThat(run.err()).contains(wrong.toString()).hasLineCount(1);
        }
        assertThat(audit("--check", "books.balance").err()).contains("'books.balances'");
        CommandRun json = CommandRun.of(folder, "db", "audit", "--db", text, "--json");
        assertThat(JsonMapper.shared().readTree(json.err()).at("/error").asString())
                .isEqualTo("DATABASE_FOREIGN");
    }

    @Test
    void fixesOnlyOurOwn() {
        sql("PRAGMA journal_mode=DELETE");
        CommandRun fixed = audit("--fix", "--json");
        assertThat(fixed.exitCode()).as(fixed.out()).isZero();
        assertThat(fixed.out()).contains("PRAGMA journal_mode=WAL");

        Path foreign = folder.resolve("foreign.db");
        try (Connection connection = Connection.open(foreign, OpenMode.READ_WRITE_CREATE)) {
            connection.execute("CREATE TABLE t (a)");
        }
        CommandRun refused = CommandRun.of(folder, "db", "audit", "--db", foreign, "--fix");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("another program");
        assertThat(CommandRun.of(folder, "db", "audit", "--db", foreign).exitCode()).isZero();
    }

    private CommandRun audit(Object... arguments) {
        Object[] all = new Object[arguments.length + 4];
        all[0] = "db";
        all[1] = "audit";
        all[2] = "--db";
        all[3] = books;
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandRun.of(folder, all);
    }

    private void sql(String script) {
        try (Connection connection = Connection.open(books, OpenMode.READ_WRITE)) {
            connection.execute(script);
        }
    }

    private String text(String query) {
        try (Connection connection = Connection.open(books, OpenMode.READ_WRITE);
                Statement statement = connection.prepare(query)) {
            assertThat(statement.step()).isTrue();
            return String.valueOf(statement.getText(0));
        }
    }
}
