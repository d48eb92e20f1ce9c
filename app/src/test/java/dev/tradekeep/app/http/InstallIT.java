package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.users.UserRole;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class InstallIT {
    private static final String PATH = "/api/install/initialize";
    private static final String GOOD =
            "{\"name\": \"ada\", \"password\": \"correct horse staple\"}";

    @TempDir Path folder;

    @Test
    void tellsEverythingBeforeTheInstallationAndLittleAfterIt() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("t.db"))) {
            JsonNode before = server.get("/api/system/status", null).json();

            JsonNode database = before.get("database");
            assertThat(database.get("status").asString()).isEqualTo("available");
            assertThat(database.get("size").asString()).matches("\\d+\\.\\d\\d MB");
            assertThat(database.get("sizeBytes").asLong()).isPositive();
            assertThat(database.get("tables").asInt()).isGreaterThan(50);
            assertThat(database.get("indexes").asInt()).isGreaterThan(90);
            assertThat(database.get("hasIssues").asBoolean()).isFalse();
            assertThat(database.get("issues")).isEmpty();
            assertThat(database.get("integrity").size()).isEqualTo(10);
            assertThat(database.get("integrity").get("journal_mode").asString())
                    .isEqualTo(Setting.JOURNAL_MODE.readBack());
            assertThat(before.get("startup").get("steps").size()).isEqualTo(8);

            assertThat(initialize(server, server.installToken(), GOOD).status()).isEqualTo(200);

            assertThat(server.get("/api/system/status", null).json().propertyNames())
                    .containsExactlyInAnyOrder("status", "version");
            assertThat(server.get("/api/system/status", UserRole.VIEWER).json().propertyNames())
                    .contains("database", "writer", "wal", "cache", "engines");
        }
    }

    @Test
    void looksAtTheTokenBeforeTheBody() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("t.db"))) {
            String huge = "x".repeat(200_000);

            assertThat(initialize(server, "", huge).status()).isEqualTo(401);
            assertThat(initialize(server, "0".repeat(40), huge).status()).isEqualTo(401);
            assertThat(initialize(server, server.installToken(), huge).status()).isEqualTo(413);
            assertThat(initialize(server, server.installToken(), "{}").status()).isEqualTo(400);
        }
    }

    @Test
    void makesNoAdministratorOfABadPasswordAndCanBeTriedAgain() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("t.db"))) {
            String weak = "{\"name\": \"ada\", \"password\": \"short\"}";

            assertThat(initialize(server, server.installToken(), weak).status()).isEqualTo(400);
            assertThat(initialize(server, server.installToken(), GOOD).status()).isEqualTo(200);
        }
    }

    @Test
    void isDoneOnceAndForAllStarts() throws Exception {
        Path file = folder.resolve("t.db");
        try (TestServer server = TestServer.start(file)) {
            TestServer.Answer done = initialize(server, server.installToken(), GOOD);
            assertThat(done.json().get("migrations").asInt()).isGreaterThan(90);
            assertThat(done.json().get("settings").size()).isEqualTo(Setting.values().length);

            assertThat(initialize(server, server.installToken(), GOOD).status()).isEqualTo(409);
            // The token is worth nothing any more.
            assertThat(bearer(server, "/api/v1/orders").status()).isEqualTo(401);
        }
        try (TestServer server = TestServer.start(file)) {
            assertThat(initialize(server, server.installToken(), GOOD).status()).isEqualTo(409);
            assertThat(server.log()).noneMatch(line -> line.contains(server.installToken()));
            assertThat(server.get("/api/v1/users", UserRole.ADMINISTRATOR).body())
                    .contains("ada")
                    .doesNotContain("pbkdf2");
        }
    }

    @Test
    void letsTheHolderOfTheTokenInUntilThen() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("t.db"))) {
            assertThat(bearer(server, "/api/v1/orders").status()).isEqualTo(200);
            assertThat(server.get("/api/v1/orders", null).status()).isEqualTo(401);
        }
    }

    private static TestServer.Answer bearer(TestServer server, String path) throws Exception {
        return server.send(
                server.request(path, null)
                        .header("Authorization", "Bearer " + server.installToken())
                        .GET()
                        .build());
    }

    private static TestServer.Answer initialize(TestServer server, String token, String body)
            throws Exception {
        HttpRequest.Builder request =
                server.request(PATH, null).header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return server.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }
}
