package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.users.UserRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineVenueIT {
    private static final String VENUE = "/api/v1/engines/paper/venue";

    @TempDir private Path folder;

    private TestServer server;

    @BeforeEach
    void serveAnEngine() throws Exception {
        Path file = folder.resolve("t.db");
        TestServer.writeCandles(file, 100);
        server = TestServer.start(file);
        server.makeEngine("paper", false);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatIsNotSaidStays() throws Exception {
        String first = put("{\"takerFeeBps\": \"7.5\", \"volumeUnit\": \"base\"}").body();
        assertThat(first)
                .contains("\"makerFeeBps\":\"10\"", "\"takerFeeBps\":\"7.5\"")
                .contains("\"volumeUnit\":\"base\"", "\"fillModel\":\"bars\"");
        String second = put("{\"latencyMs\": 250, \"tradingDays\": \"weekdays\"}").body();
        assertThat(second)
                .contains("\"takerFeeBps\":\"7.5\"", "\"latencyMs\":250")
                .contains("\"tradingDays\":\"weekdays\"");
        assertThat(server.send("GET", "/api/v1/engines", UserRole.VIEWER, "").body())
                .contains("\"taker_fee_bps\":\"7.5000\"", "\"latency_micros\":250000");
    }

    @Test
    void aRunKeepsTheRulesItWentBy() throws Exception {
        TestServer.require(put("{\"slippageBps\": \"3\"}"));
        TestServer.require(server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
        assertThat(put("{\"slippageBps\": \"4\"}").body()).contains("Stop it first");
        TestServer.require(server.send("POST", "/api/v1/engines/paper/stop", UserRole.TRADER, ""));
        TestServer.require(put("{\"slippageBps\": \"4\"}"));
        assertThat(server.send("GET", "/api/v1/engine-runs", UserRole.VIEWER, "").body())
                .contains("\"slippage_bps\":\"3.0000\"")
                .doesNotContain("\"slippage_bps\":\"4.0000\"");
    }

    @Test
    void saysWhatIsWantedOfABadValue() throws Exception {
        assertThat(put("{\"takerFeeBps\": \"many\"}").body())
                .contains("basis points", "takerFeeBps");
        assertThat(put("{\"volumeShareBps\": 10001}").body()).contains("0 to 10000", "10001");
        assertThat(put("{\"latencyMs\": 60001}").body()).contains("latency");
        assertThat(put("{\"volumeUnit\": \"bases\"}").body()).contains("Did you mean base?");
        assertThat(server.send("PUT", "/api/v1/engines/none/venue", UserRole.TRADER, "{}").body())
                .contains("no engine");
    }

    private TestServer.Answer put(String body) throws Exception {
        return server.send("PUT", VENUE, UserRole.TRADER, body);
    }
}
