package dev.tradekeep.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.app.http.TestServer;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.file.DamageMark;
import dev.tradekeep.store.startups.StartupRepository;
import dev.tradekeep.store.users.UserRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ServerStartIT {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("t.db");
    }

    @Test
    void keepsEveryStepInTheBooks() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            assertThat(server.get("/health/live", null).status()).isEqualTo(200);
            assertThat(server.get("/health/ready", null).status()).isEqualTo(200);

            JsonNode run =
                    server.get("/api/v1/startup-runs", UserRole.VIEWER).json().get("items").get(0);
            assertThat(run.get("outcome").asString()).isEqualTo("ready");
            String steps =
                    server.get(
                                    "/api/v1/startup-steps?run=" + run.get("id").asLong(),
                                    UserRole.VIEWER)
                            .body();
            assertThat(steps)
                    .contains(
                            Server.OPEN,
                            Server.MIGRATIONS,
                            Server.VERIFICATION,
                            Server.AUDIT,
                            Server.CONNECTIONS,
                            Server.ENGINES,
                            Server.MONITORS);
        }
    }

    @Test
    void saysThatItIsStartingAndNothingThatItHasNotLookedAt() throws Exception {
        List<JsonNode> early = new ArrayList<>();
        try (TestServer server =
                TestServer.start(
                        file,
                        (starting, line) -> {
                            if (line.startsWith("listening")) {
                                early.add(starting.status());
                            }
                        })) {
            JsonNode first = early.getFirst();
            assertThat(first.get("status").asString()).isEqualTo("starting");
            assertThat(first.at("/startup/outcome").asString()).isEqualTo("starting");
            JsonNode database = first.get("database");
            assertThat(database.get("status").asString()).isEqualTo("starting");
            assertThat(database.get("sizeBytes").asLong()).isPositive();
            assertThat(database.propertyNames())
                    .doesNotContain("tables", "indexes", "migrations", "hasIssues", "issues");
            assertThat(first.propertyNames()).doesNotContain("connections");

            JsonNode later = server.status();
            assertThat(later.get("status").asString()).isEqualTo("available");
            assertThat(later.at("/database/tables").asInt()).isPositive();
            assertThat(later.at("/database/hasIssues").asBoolean()).isFalse();
            assertThat(later.at("/connections/configured").asInt()).isZero();
        }
    }

    @Test
    void tradesNothingOnADamagedLedgerAndStillAnswers() throws Exception {
        try (Database database = open()) {
            database.write(
                    Durability.FORCED,
                    transaction -> {
                        // A balance that no entry of the ledger explains.
                        long portfolio = new PortfolioRepository(transaction).ensure("p", 1);
                        long asset =
                                new InstrumentRepository(transaction)
                                        .ensureAsset(new Asset("USD", 2), 1);
                        new PortfolioRepository(transaction)
                                .saveBalance(portfolio, asset, 1_000, 1);
                        return null;
                    });
        }
        try (TestServer server = TestServer.start(file)) {
            JsonNode status = server.get("/api/system/status", null).json();
            assertThat(status.get("status").asString()).isEqualTo("degraded");
            assertThat(status.get("database").get("hasIssues").asBoolean()).isTrue();
            assertThat(status.get("database").get("issues").get(0).asString())
                    .contains("books.balances");
            assertThat(server.get("/health/ready", null).status()).isEqualTo(503);
            assertThat(server.get("/api/v1/alerts", UserRole.VIEWER).body())
                    .contains("startup.failed", "The start could not do \\\"quick audit\\\"");
            assertThat(server.log())
                    .anyMatch(line -> line.contains("quick audit: failed"))
                    .anyMatch(line -> line.contains("trade engines: skipped"))
                    .anyMatch(line -> line.contains("monitors: done"));
            assertThat(server.send("POST", "/api/v1/engines/any/start", UserRole.TRADER, "").body())
                    .contains("damaged");
        }
    }

    /** When the writer stops nothing can be booked any more: the next start tells of it. */
    @Test
    void tellsThatTheWriterHadStopped() throws Exception {
        open().close();
        DamageMark.of(file).set("The disk failed.");
        try (TestServer server = TestServer.start(file)) {
            assertThat(server.get("/api/v1/alerts", UserRole.VIEWER).body())
                    .contains("writer.stopped", "The writer had stopped: The disk failed.");
        }
    }

    @Test
    void secondServerOnTheFileNamesTheFirst() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            assertThatThrownBy(() -> TestServer.start(file))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(server.get("/health/live", null).status()).isEqualTo(200);
        }
    }

    @Test
    void closesTheStartThatACrashLeftOpen() throws Exception {
        try (Database database = open()) {
            database.write(
                    Durability.FORCED,
                    transaction ->
                            new StartupRepository(transaction)
                                    .begin("elsewhere", "1", Micros.now(InstantSource.system())));
        }
        try (TestServer server = TestServer.start(file)) {
            assertThat(server.get("/api/v1/startup-runs", UserRole.VIEWER).body())
                    .contains("\"failed\"")
                    .doesNotContain("\"starting\"");
        }
    }

    @Test
    void leavesNoLogBehindWhenItHasStopped() {
        TestServer.start(file).close();

        assertThat(file).exists();
        assertThat(Files.exists(folder.resolve("t.db-wal"))).isFalse();
    }

    @Test
    void refusesToBeReachedByOthersUnlessTold() {
        assertThatThrownBy(() -> ListenAddress.requireSafe("0.0.0.0", false))
                .hasMessageContaining("--insecure");
        ListenAddress.requireSafe("0.0.0.0", true);
        ListenAddress.requireSafe("127.0.0.1", false);
        ListenAddress.requireSafe("::1", false);
    }

    private Database open() {
        return Database.open(file, Duration.ZERO, InstantSource.system());
    }
}
