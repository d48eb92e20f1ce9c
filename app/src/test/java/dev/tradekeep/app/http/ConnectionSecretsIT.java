package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.users.UserRole;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
final class ConnectionSecretsIT {
    private static final String CONNECTIONS = "/api/v1/connections";
    private static final String API_KEY = CONNECTIONS + "/main/secrets/api_key";
    private static final String SECRET = "hunter2-of-the-exchange";
    private static final int REQUESTS = 300;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void writeCandles() {
        file = folder.resolve("t.db");
        TestServer.writeCandles(file, 2_000);
    }

    @Test
    void secretGoesInAndNeverComesOut() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            addConnection(server);
            TestServer.Answer set = setSecret(server);
            TestServer.require(set);
            assertThat(set.body()).doesNotContain(SECRET);
            TestServer.require(
                    server.send("POST", "/api/v1/secrets/rotate", UserRole.ADMINISTRATOR, ""));
            for (String path : new String[] {CONNECTIONS, "/api/v1/audit-log"}) {
                assertThat(server.get(path, UserRole.ADMINISTRATOR).body())
                        .contains("main")
                        .doesNotContain(SECRET);
            }
            assertThat(server.get(CONNECTIONS, UserRole.VIEWER).body()).contains("api_key");
            TestServer.require(server.send("DELETE", API_KEY, UserRole.ADMINISTRATOR, ""));
            assertThat(server.send("DELETE", API_KEY, UserRole.ADMINISTRATOR, "").status())
                    .isEqualTo(404);
            assertThat(server.log()).noneMatch(line -> line.contains(SECRET));
        }
    }

    @Test
    void lostKeyFileHurtsNothingElse() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            addConnection(server);
            TestServer.require(setSecret(server));
        }
        Files.delete(folder.resolve("t.db.key"));
        try (TestServer server = TestServer.start(file)) {
            TestServer.Answer refused = setSecret(server);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("SECRET_UNREADABLE").doesNotContain(SECRET);
            assertThat(server.get("/health/ready", null).status()).isEqualTo(200);
            TestServer.require(
                    server.send(
                            "PUT",
                            CONNECTIONS + "/main/enabled",
                            UserRole.ADMINISTRATOR,
                            "{\"enabled\": true}"));
        }
    }

    /** It asks for far more than the buffers between the two hold, and takes none of it. */
    @Test
    void clientThatReadsSlowlyDoesNotHoldTheLog() throws Exception {
        try (TestServer server = TestServer.start(file);
                Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            OutputStream out = slow.getOutputStream();
            String request =
                    "GET /api/v1/candles?series=1&limit=1000 HTTP/1.1\r\nHost: localhost\r\n"
                            + TestServer.ROLE_HEADER
                            + ": VIEWER\r\n\r\n";
            for (int i = 0; i < REQUESTS; i++) {
                out.write(request.getBytes(StandardCharsets.UTF_8));
            }
            byte[] first = slow.getInputStream().readNBytes(12);
            assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");

            addConnection(server);
            // The copy for the archive may be in its way for a while; the client must not be for
            // good.
            Eventually.await(
                    "the whole log to be copied",
                    () -> checkpoint(server),
                    figures -> figures.get("copiedPages").equals(figures.get("logPages")));
        }
    }

    private static JsonNode checkpoint(TestServer server) throws Exception {
        return server.send("POST", "/api/v1/database/checkpoint", UserRole.ADMINISTRATOR, "")
                .json()
                .get("figures");
    }

    private static void addConnection(TestServer server) throws Exception {
        TestServer.require(
                server.send(
                        "POST",
                        CONNECTIONS,
                        UserRole.ADMINISTRATOR,
                        """
                        {"name": "main", "exchange": "simulated", "environment": "testnet"}\
                        """));
    }

    private static TestServer.Answer setSecret(TestServer server) throws Exception {
        return server.send(
                "PUT", API_KEY, UserRole.ADMINISTRATOR, "{\"secret\": \"" + SECRET + "\"}");
    }
}
