package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.connections.MadeVenue;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.users.UserRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(120)
final class ConnectionRoutesIT {
    private static final String CONNECTIONS = "/api/v1/connections";
    private static final String MAIN = CONNECTIONS + "/main";
    private static final String KEY = "key-of-the-exchange";
    private static final String SECRET = "hunter2-of-the-exchange";
    private static final String NEW =
            """
            {"name": "main", "exchange": "made", "environment": "testnet",
             "apiKey": "%s", "apiSecret": "%s"}\
            """
                    .formatted(KEY, SECRET);

    private final MadeVenue venue = new MadeVenue();

    @TempDir Path folder;
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder.resolve("t.db"), venue.shelf());
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(venue.open()).as("accounts left open").isZero();
    }

    @Test
    void accountIsAddedTestedBroughtUpShownAndRemoved() throws Exception {
        TestServer.require(admin("POST", CONNECTIONS, NEW));
        JsonNode added = server.get(MAIN, UserRole.VIEWER).json();
        assertThat(added.get("state").asString()).isEqualTo("disconnected");
        assertThat(added.get("entries").asBoolean()).isFalse();
        assertThat(added.get("secrets").toString()).isEqualTo("[\"api_key\",\"api_secret\"]");

        TestServer.Answer tested = server.send("POST", MAIN + "/test", UserRole.TRADER, "");
        TestServer.require(tested);
        assertThat(tested.json().get("permissions").toString()).isEqualTo("[\"SPOT\",\"READ\"]");
        assertThat(tested.json().get("mayWithdraw").asBoolean()).isFalse();
        assertThat(tested.json().get("latencyMicros").asLong()).isEqualTo(1_500);
        assertThat(tested.json().get("clockOffsetMicros").asLong()).isEqualTo(40);

        TestServer.require(admin("PUT", MAIN + "/enabled", "{\"enabled\": true}"));
        JsonNode up =
                Eventually.await(
                        "main to be connected",
                        () -> server.get(MAIN, UserRole.VIEWER).json(),
                        shown ->
                                shown.get("entries").asBoolean() && shown.get("events").size() > 1);
        assertThat(up.get("state").asString()).isEqualTo("connected");
        assertThat(up.get("circuit").asString()).isEqualTo("closed");
        assertThat(up.get("events").toString()).contains("connected", "tested");
        assertThat(server.status().get("connections").toString())
                .isEqualTo("{\"configured\":1,\"connected\":1,\"paused\":[]}");
        assertThat(server.get("/metrics", UserRole.VIEWER).body())
                .contains("tradekeep_connections 1\n")
                .contains("tradekeep_connection_up{connection=\"main\"} 1\n")
                .contains(
                        "tradekeep_connection_latency_micros{connection=\"main\",quantile=\"0.99\"}")
                .contains("tradekeep_request_budget_used_permille{address=\"made https://testnet");

        TestServer.require(admin("DELETE", MAIN, ""));
        assertThat(server.get(MAIN, UserRole.VIEWER).status()).isEqualTo(404);
        assertThat(server.status().get("connections").get("configured").asInt()).isZero();
    }

    @Test
    void keyAndSecretComeOutNowhere() throws Exception {
        TestServer.require(admin("POST", CONNECTIONS, NEW));
        TestServer.require(admin("PUT", MAIN + "/enabled", "{\"enabled\": true}"));
        TestServer.require(server.send("POST", MAIN + "/test", UserRole.TRADER, ""));
        for (String path :
                new String[] {
                    CONNECTIONS,
                    MAIN,
                    "/api/v1/connection-events",
                    "/api/v1/connection-health",
                    "/api/v1/audit-log",
                    "/api/v1/alerts",
                    "/metrics",
                    "/api/system/status"
                }) {
            TestServer.Answer answer = server.get(path, UserRole.ADMINISTRATOR);
            TestServer.require(answer);
            assertThat(answer.body()).doesNotContain(KEY).doesNotContain(SECRET);
        }
        assertThat(server.log()).noneMatch(line -> line.contains(KEY) || line.contains(SECRET));
        TestServer.Answer doubled = admin("POST", CONNECTIONS, NEW);
        assertThat(doubled.status()).isEqualTo(409);
        assertThat(doubled.body()).doesNotContain(KEY).doesNotContain(SECRET);
    }

    @Test
    void changesAreKeptAndTheRestStays() throws Exception {
        TestServer.require(admin("POST", CONNECTIONS, NEW));
        TestServer.require(
                admin(
                        "PUT",
                        MAIN,
                        """
                        {"restAddress": "http://127.0.0.1:9000", "receiveWindowMillis": 3000,
                         "allowWithdrawals": true}\
                        """));
        TestServer.require(admin("PUT", MAIN, "{\"minIntervalMillis\": 250}"));
        JsonNode shown = server.get(MAIN, UserRole.VIEWER).json();
        assertThat(shown.get("restAddress").asString()).isEqualTo("http://127.0.0.1:9000");
        assertThat(shown.get("receiveWindowMillis").asInt()).isEqualTo(3_000);
        assertThat(shown.get("minIntervalMillis").asInt()).isEqualTo(250);
        assertThat(shown.get("allowWithdrawals").asBoolean()).isTrue();

        TestServer.require(admin("PUT", MAIN, "{\"restAddress\": \"\"}"));
        assertThat(server.get(MAIN, UserRole.VIEWER).json().has("restAddress")).isFalse();
        assertThat(server.get("/api/v1/audit-log", UserRole.ADMINISTRATOR).body())
                .contains("connection.change", "the exchange's own address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'name':'a','exchange':'nowhere','environment':'live'}; 404; made",
                "{'name':'a','exchange':'made','environment':'simulated'}; 400; local",
                "{'name':'a','exchange':'made','environment':'live','apiKey':'k'}; 400; apiSecret",
                "{'name':'a','exchange':'made','environment':'live','restAddress':'http://x.org'};"
                        + " 400; https",
                "{'name':'a','exchange':'made','environment':'live','receiveWindowMillis':99};"
                        + " 400; 100 to 60000",
                "{'name':'a','exchange':'made','environment':'live','minIntervalMillis':0};"
                        + " 400; 100 to 3600000",
                "{'name':'a/b','exchange':'made','environment':'live'}; 400; connection",
            })
    void saysWhatIsWrongWithANewOne(String body, int status, String said) throws Exception {
        TestServer.Answer answer = admin("POST", CONNECTIONS, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(said);
        assertThat(server.get(CONNECTIONS, UserRole.VIEWER).body()).isEqualTo("{\"items\":[]}\n");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(server.send("POST", MAIN + "/test", UserRole.TRADER, "").status())
                .isEqualTo(404);
        assertThat(admin("PUT", MAIN, "{\"minIntervalMillis\": 250}").status()).isEqualTo(404);
        assertThat(admin("DELETE", MAIN, "").status()).isEqualTo(404);
    }

    private TestServer.Answer admin(String method, String path, String body) throws Exception {
        return server.send(method, path, UserRole.ADMINISTRATOR, body);
    }
}
