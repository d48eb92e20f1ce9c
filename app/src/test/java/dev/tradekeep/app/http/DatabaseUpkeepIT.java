package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.http.TestServer.Answer;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.backup.BackupVerifier;
import dev.tradekeep.store.sqlite.backup.DatabaseRestore;
import dev.tradekeep.store.sqlite.backup.RestoreReport;
import dev.tradekeep.store.sqlite.migrate.SchemaSummary;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.users.UserRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(120)
final class DatabaseUpkeepIT {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir Path folder;
    private TestServer server;

    @BeforeEach
    void start() {
        Path file = folder.resolve("t.db");
        TestServer.writeCandles(file, 1_000);
        server = TestServer.start(file);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "full", "deep"})
    void findsNothingWrongWithARunningServer(String level) throws Exception {
        JsonNode report = audit(level).json();

        assertThat(texts(report.get("findings"), "found")).isEmpty();
        assertThat(report.get("clean").asBoolean()).isTrue();
        assertThat(report.get("checks").size()).isGreaterThan(10);
        JsonNode database = server.get("/api/system/status", null).json().get("database");
        assertThat(database.get("hasIssues").asBoolean()).isFalse();
    }

    @Test
    void tellsWhichLevelsThereAre() throws Exception {
        Answer answer = audit("quik");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("quick");
    }

    @Test
    void backsUpWhatCanBeVerified() throws Exception {
        Answer answer = post("backup");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Path backup = Path.of(answer.json().get("backup").asString());
        assertThat(backup).startsWithRaw(folder.resolve("backups"));
        assertThat(verifier().verify(backup, folder).isSound()).isTrue();
        assertThat(server.get("/api/v1/backups", UserRole.VIEWER).body())
                .contains(backup.getFileName().toString());
        assertThat(server.get("/api/v1/audit-log", UserRole.ADMINISTRATOR).body())
                .contains("database.backup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"optimize", "checkpoint", "vacuum", "retention"})
    void doesUpkeepAndRemembersIt(String kind) throws Exception {
        Answer answer = post(kind);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(server.get("/api/v1/maintenance-runs", UserRole.VIEWER).body())
                .contains(answer.json().get("kind").asString());
        assertThat(server.get("/api/v1/audit-log", UserRole.ADMINISTRATOR).body())
                .contains("database." + kind);
    }

    @Test
    void closesWhatACrashLeftRunningAndMeasuresWhatWaitsForAPerson() throws Exception {
        assertThat(post("backup").status()).isEqualTo(200);
        server.close();
        PlainSql.run(
                folder.resolve("t.db"),
                """
                INSERT INTO backups (path, cause, outcome, size_bytes, started_at)
                    VALUES ('gone', 'schedule', 'running', 0, 1);
                INSERT INTO maintenance_runs (kind, cause, outcome, started_at)
                    VALUES ('retention', 'schedule', 'running', 1);
                INSERT INTO alerts (severity, code, message, raised_at)
                    VALUES ('warning', 'backup.failed', 'm', 1)\
                """);

        server = TestServer.start(folder.resolve("t.db"));

        assertThat(server.log()).anyMatch(line -> line.contains("2 pieces of upkeep closed"));
        assertThat(server.get("/api/v1/backups?outcome=failed", UserRole.VIEWER).body())
                .contains("\"gone\"");
        assertThat(server.get("/metrics", UserRole.VIEWER).body())
                .contains("tradekeep_alerts_open{severity=\"warning\"} 1\n")
                .contains("tradekeep_alerts_open{severity=\"critical\"} 0\n")
                .contains("tradekeep_findings_open{severity=\"error\"} 0\n")
                .containsPattern("tradekeep_backup_timestamp_seconds \\d{10}\n");
    }

    @Test
    void tellsHowLargeTablesAre() throws Exception {
        JsonNode stats = server.get("/api/v1/database/stats", UserRole.VIEWER).json();

        assertThat(texts(stats.get("tables"), "table")).contains("candles", "orders");
        assertThat(texts(stats.get("connections"), "name")).containsExactly("writer");
    }

    @Test
    void shipsCommitsFromWhichTheDatabaseCanBeMadeAgain() throws Exception {
        Eventually.await(
                "a full copy",
                () -> server.get("/api/system/status", null).json().at("/archive/fullCopyAt"),
                at -> !at.isMissingNode());

        server.close();

        Path restored = folder.resolve("restored.db");
        RestoreReport report =
                new DatabaseRestore(verifier(), CLOCK, Duration.ZERO)
                        .restoreFrom(folder.resolve("archive"), Micros.now(CLOCK), restored, false);
        assertThat(report.verification().isSound()).isTrue();
        try (DatabaseReader reader = DatabaseReader.open(restored)) {
            MigrationCatalogue known = MigrationCatalogue.load();
            assertThat(reader.read(t -> SchemaSummary.read(t, known)).pending()).isEmpty();
        }
    }

    private static BackupVerifier verifier() {
        return new BackupVerifier(MigrationCatalogue.load(), CLOCK);
    }

    private Answer audit(String level) throws Exception {
        return server.send(
                "POST",
                "/api/v1/database/audit",
                UserRole.ADMINISTRATOR,
                "{\"level\": \"" + level + "\"}");
    }

    private Answer post(String kind) throws Exception {
        return server.send("POST", "/api/v1/database/" + kind, UserRole.ADMINISTRATOR, "");
    }

    private static List<String> texts(JsonNode items, String name) {
        List<String> found = new ArrayList<>();
        items.forEach(item -> found.add(item.get(name).asString()));
        return found;
    }
}
