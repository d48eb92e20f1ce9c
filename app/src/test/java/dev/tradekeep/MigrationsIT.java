package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema commands, held to what the sqlite3 program sees. */
final class MigrationsIT {
    @TempDir Path folder;
    private Path database;
    private Path scripts;

    @BeforeEach
    void makeFolder() throws IOException {
        database = folder.resolve("s.db");
        scripts = Files.createDirectory(folder.resolve("scripts"));
    }

    @Test
    void twoProcessesMigrateANewFileTogether() throws Exception {
        Launcher launcher = new Launcher(folder);
        String[] init = {Launcher.SCRIPT.toString(), "db", "init", "--db", database.toString()};
        Process one = launcher.start(init);
        Process two = launcher.start(init);
        for (Process process : List.of(one, two)) {
            assertThat(process.waitFor(Launcher.WAIT_MAX_S, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        JsonNode status = json(run("db", "status", "--db", database, "--json"));
        assertThat(SqliteShell.value(database, "SELECT count(*) FROM migrations"))
                .isEqualTo(status.get("migrations").asString());
        assertThat(
                        SqliteShell.value(
                                database, "SELECT count(DISTINCT name) = count(*) FROM migrations"))
                .isEqualTo("1");
    }

    @Test
    void statusCountsWhatSqliteCounts() throws Exception {
        assertThat(run("db", "init", "--db", database).exitCode()).isZero();

        JsonNode status = json(run("db", "status", "--db", database, "--json"));

        assertThat(status.get("coreTablesMissing").isEmpty()).isTrue();
        assertThat(status.get("pending").isEmpty()).isTrue();
        assertThat(status.get("tables").asString())
                .isEqualTo(
                        SqliteShell.value(
                                database,
                                "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                                        + " AND type IN ('table', 'virtual')"
                                        + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"));
        assertThat(status.get("indexes").asString())
                .isEqualTo(
                        SqliteShell.value(
                                database,
                                "SELECT count(*) FROM sqlite_schema WHERE type = 'index'"
                                        + " AND sql IS NOT NULL"));
        for (String check : List.of("validate", "drift")) {
            CommandRun run = run("db", check, "--db", database);
            assertThat(run.out()).isEqualToIgnoringNewLines("none");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void scriptsForPostgresStopAtTheirFirstBadStatement() throws Exception {
        writePostgresScripts();
        assertThat(run("db", "init", "--db", database).exitCode()).isZero();

        CommandRun run = run("db", "migrate", "--db", database, "--migrations", scripts);

        assertThat(run.exitCode()).isEqualTo(ErrorCode.USER_MIGRATION_FAILED.exitCode());
        assertThat(run.err().lines())
                .containsExactly(
                        "tradekeep: "
                                + scripts.resolve("002_sessions.sql")
                                + ", line 5, column 39: near \"(\": syntax error. It was rolled"
                                + " back; applied before it and kept: 001_users."
                                + " [2016 USER_MIGRATION_FAILED]",
                        "  5 |     started_at TIMESTAMPTZ DEFAULT now() AT TIME ZONE 'utc'",
                        "    |                                       ^");
        assertThat(
                        SqliteShell.query(
                                database, "SELECT name FROM migrations WHERE namespace = 'user'"))
                .containsExactly("001_users");
        assertThat(
                        SqliteShell.query(
                                database, "SELECT name FROM sqlite_schema WHERE name = 'sessions'"))
                .isEmpty();
    }

    @Test
    void allOrNothingLeavesADumpAsItWas() throws Exception {
        writePostgresScripts();
        assertThat(run("db", "init", "--db", database).exitCode()).isZero();
        String before = SqliteShell.dump(database);

        CommandRun run =
                run("db", "migrate", "--db", database, "--migrations", scripts, "--all-or-nothing");

        assertThat(run.exitCode()).isEqualTo(ErrorCode.USER_MIGRATION_FAILED.exitCode());
        assertThat(run.err()).contains("002_sessions.sql, line 5", "^");
        assertThat(SqliteShell.dump(database)).isEqualTo(before);
    }

    @Test
    void findingsEndWithOne() throws Exception {
        Files.writeString(scripts.resolve("001_a.sql"), "-- A.\nCREATE TABLE a (x) STRICT;\n");
        assertThat(run("db", "lint", scripts, "--json").exitCode()).isEqualTo(1);
        assertThat(run("db", "init", "--db", database).exitCode()).isZero();
        SqliteShell.query(database, "CREATE TABLE extra (x)");
        CommandRun drift = run("db", "drift", "--db", database, "--json");
        assertThat(drift.exitCode()).isEqualTo(1);
        assertThat(json(drift).at("/drift/0/name").asString()).isEqualTo("extra");
        SqliteShell.query(database, "DELETE FROM migrations WHERE position = 2");
        CommandRun validate = run("db", "validate", "--db", database, "--json");
        assertThat(validate.exitCode()).isEqualTo(1);
        assertThat(json(validate).at("/items/0/kind").asString()).isEqualTo("tampered");
        assertThat(run("db", "init", "--db", database).err())
                .contains("2015 MIGRATION_HISTORY_BROKEN");
    }

    @Test
    void dryRunAsJsonNamesTablesAndRows() throws Exception {
        Files.writeString(
                scripts.resolve("001_a.sql"),
                "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1), (2);");
        assertThat(run("db", "init", "--db", database).exitCode()).isZero();

        CommandRun run =
                run(
                        "db",
                        "migrate",
                        "--db",
                        database,
                        "--migrations",
                        scripts,
                        "--dry-run",
                        "--json");

        assertThat(json(run).at("/wouldApply/0/rows/a").asInt()).isEqualTo(2);
        assertThat(json(run).at("/changes/0/change").asString()).isEqualTo("added");
    }

    private void writePostgresScripts() throws IOException {
        Files.writeString(
                scripts.resolve("001_users.sql"),
                """
                CREATE TABLE app_users (
                    id BIGSERIAL PRIMARY KEY,
                    email VARCHAR(255) NOT NULL UNIQUE
                );
                """);
        Files.writeString(
                scripts.resolve("002_sessions.sql"),
                """
                -- Sessions of the users.
                CREATE TABLE sessions (
                    id BIGSERIAL PRIMARY KEY,
                    user_id BIGINT REFERENCES app_users (id),
                    started_at TIMESTAMPTZ DEFAULT now() AT TIME ZONE 'utc'
                );
                """);
        Files.writeString(
                scripts.resolve("db-extension.sql"), "CREATE EXTENSION IF NOT EXISTS pgcrypto;\n");
    }

    private CommandRun run(Object... arguments) {
        return CommandRun.of(folder, arguments);
    }

    private static JsonNode json(CommandRun run) {
        return JsonMapper.shared().readTree(run.out());
    }
}
