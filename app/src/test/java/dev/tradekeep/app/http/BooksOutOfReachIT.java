package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.http.TestServer.Answer;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.users.UserRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose books another program holds, or whose file is taken away under it. */
final class BooksOutOfReachIT {
    private static final String BUY =
            "{\"engine\": \"paper\", \"side\": \"buy\", \"quantity\": \"0.01\","
                    + " \"limitPrice\": \"10\"}";
    private static final String NAMED = BUY.replace("}", ", \"clientOrderId\": \"mine-1\"}");
    private static final String PRESET =
            "{\"name\": \"%s\", \"strategy\": \"crossover\", \"parameters\": \"fast=5,slow=20\","
                    + " \"instruments\": [\"simulated:BTC/USD\"]}";

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void writeCandles() {
        file = folder.resolve("t.db");
        TestServer.writeCandles(file, 4_000);
    }

    @Test
    void whileAnotherProgramHoldsTheLockCallersAreAnsweredAndNothingIsLost() throws Exception {
        try (TestServer server = TestServer.start(file, Duration.ofMillis(10))) {
            startEngine(server);
            try (Connection other = Connection.open(file, OpenMode.READ_WRITE)) {
                other.begin(TransactionMode.IMMEDIATE);

                Answer change = post(server, "/api/v1/presets", PRESET.formatted("withdrawn"));
                assertThat(change.status()).as(change.body()).isEqualTo(503);
                assertThat(change.body()).contains("nothing was written", "WRITER_BUSY");
                Answer order = post(server, "/api/v1/orders", BUY);
                assertThat(order.status()).as(order.body()).isEqualTo(503);
                assertThat(order.body()).containsAnyOf("nothing was written", "by its id");
                awaitStatus(server, "/health/ready", 503);
                assertThat(server.get("/health/ready", null).body())
                        .contains("holds the write lock");
                assertThat(server.get("/api/v1/presets", UserRole.VIEWER).status())
                        .as("reads go on")
                        .isEqualTo(200);
                other.rollback();
            }
            awaitStatus(server, "/health/ready", 200);
            assertThat(server.get("/api/v1/presets", UserRole.VIEWER).body())
                    .doesNotContain("withdrawn");
            Eventually.await(
                    "an alert",
                    () -> text(server, "/api/v1/alerts"),
                    body -> body.contains("database.locked"));
            Answer next = post(server, "/api/v1/orders", BUY);
            assertThat(next.status()).as("the engine goes on: %s", next.body()).isEqualTo(200);
        }
    }

    /** The engine has begun the order when the caller is answered, and books it when it can. */
    @Test
    void anOrderWhoseOutcomeIsNotKnownIsPlacedOnceForItsId() throws Exception {
        // So few candles that the strategy does not trade, and the engine is idle when it is asked.
        try (TestServer server = TestServer.start(file, Duration.ofSeconds(2))) {
            startEngine(server);
            Eventually.await(
                    "a price",
                    () -> text(server, "/api/system/status"),
                    body -> body.contains("\"candles\":1"));
            try (Connection other = Connection.open(file, OpenMode.READ_WRITE)) {
                other.begin(TransactionMode.IMMEDIATE);
                for (int attempt = 0; attempt < 2; attempt++) {
                    Answer order = post(server, "/api/v1/orders", NAMED);
                    assertThat(order.status()).as(order.body()).isEqualTo(503);
                    assertThat(order.body())
                            .contains("OUTCOME_UNKNOWN")
                            .doesNotContain("nothing was written");
                }
                other.rollback();
            }
            awaitStatus(server, "/health/ready", 200);
            Answer first = post(server, "/api/v1/orders", NAMED);
            assertThat(first.status()).as(first.body()).isEqualTo(200);
            assertThat(post(server, "/api/v1/orders", NAMED).body()).isEqualTo(first.body());
            assertThat(server.get("/api/v1/orders", UserRole.VIEWER).json().get("items").size())
                    .isEqualTo(1);
        }
    }

    @Test
    void whenItsFileIsMovedItSaysSoAndBooksNothing() throws Exception {
        Path moved = folder.resolve("moved.db");
        TestServer lost = TestServer.start(file, Duration.ofMillis(10));
        try (TestServer server = lost) {
            startEngine(server);
            Files.move(file, moved);

            awaitStatus(server, "/health/ready", 503);
            assertThat(server.get("/health/ready", null).body()).contains("was moved");
            assertThat(post(server, "/api/v1/presets", PRESET.formatted("lost")).status())
                    .isEqualTo(503);
            assertThat(text(server, "/api/system/status")).contains("degraded");
            Eventually.await(
                    "an answer that tells why the engine ended",
                    () -> {
                        try {
                            return post(server, "/api/v1/orders", BUY);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    order ->
                            order.status() == 503
                                    && order.body().contains("SERVER_DEGRADED")
                                    && order.body().contains("was moved"));
        }
        assertThat(lost.lost()).isPresent();
        Files.move(moved, file);
        try (TestServer server = TestServer.start(file, Duration.ofMillis(10))) {
            assertThat(server.get("/health/ready", null).status()).isEqualTo(200);
            assertThat(server.get("/api/v1/presets", UserRole.VIEWER).body())
                    .contains("paper-preset")
                    .doesNotContain("lost");
        }
    }

    private static void startEngine(TestServer server) throws Exception {
        server.makeEngine("paper", false);
        TestServer.require(server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
    }

    private static Answer post(TestServer server, String path, String body) throws Exception {
        return server.send("POST", path, UserRole.TRADER, body);
    }

    private static void awaitStatus(TestServer server, String path, int status) {
        Eventually.await(
                path + " " + status,
                () -> {
                    try {
                        return server.get(path, null).status();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                found -> found == status);
    }

    private static String text(TestServer server, String path) {
        try {
            return server.get(path, UserRole.VIEWER).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
