package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.users.UserRole;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Engines and portfolios that leave the lists or the books. */
@Timeout(120)
final class ArchivedEnginesIT {
    private static final String ENGINE = "/api/v1/engines/paper";
    private static final String PORTFOLIO = "/api/v1/portfolios/paper";
    private static final String ARCHIVED = "{\"status\":\"archived\"}";
    private static final String ACTIVE = "{\"status\":\"active\"}";

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void writeCandles() {
        file = folder.resolve("t.db");
        TestServer.writeCandles(file, 4_000);
    }

    @Test
    void oneThatTradedIsArchivedAndNeverDeleted() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            server.makeEngine("paper", true);
            TestServer.require(send(server, "POST", ENGINE + "/start", ""));
            Eventually.await(
                    "a trade",
                    () -> server.get("/api/v1/trades?portfolio=paper", UserRole.VIEWER).body(),
                    body -> body.contains("\"id\""));
            assertRefused(send(server, "DELETE", ENGINE, ""), "runs. Stop it first");
            assertRefused(send(server, "PUT", ENGINE + "/status", ARCHIVED), "Stop it first");
            TestServer.require(send(server, "POST", ENGINE + "/stop", ""));

            assertRefused(send(server, "DELETE", ENGINE, ""), "has orders");
            assertRefused(
                    send(server, "PUT", PORTFOLIO + "/status", ARCHIVED), "traded by 1 engine");
            TestServer.require(send(server, "PUT", ENGINE + "/status", ARCHIVED));
            TestServer.require(send(server, "PUT", PORTFOLIO + "/status", ARCHIVED));
            assertRefused(send(server, "POST", ENGINE + "/start", ""), "archived");
            assertThat(list(server, "engines")).doesNotContain("paper");
            assertThat(list(server, "portfolios")).doesNotContain("paper");
            assertThat(list(server, "engines?archived=true")).contains("paper");
            assertThat(list(server, "portfolios?archived=true")).contains("paper");
            assertThat(list(server, "trades?portfolio=paper")).contains("\"id\"");
        }
        try (TestServer server = TestServer.start(file)) {
            assertThat(server.get("/api/system/status", null).json().get("engines")).isEmpty();
            TestServer.require(send(server, "PUT", ENGINE + "/status", ACTIVE));
            assertThat(list(server, "engines")).contains("paper");
            TestServer.require(send(server, "POST", ENGINE + "/start", ""));
            TestServer.require(send(server, "POST", ENGINE + "/stop", ""));
        }
    }

    @Test
    void oneThatNeverOrderedIsDeletedWithItsPortfolio() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            server.makeEngine("paper", false);
            assertRefused(send(server, "DELETE", PORTFOLIO, ""), "Delete it first");
            TestServer.require(send(server, "DELETE", ENGINE, ""));

            assertThat(list(server, "engines")).doesNotContain("paper");
            assertThat(list(server, "portfolios")).doesNotContain("paper");
            assertThat(list(server, "balances")).doesNotContain("paper");
            assertThat(list(server, "ledger")).doesNotContain("paper");
            assertThat(send(server, "DELETE", ENGINE, "").status()).isEqualTo(404);
            assertThat(server.get("/api/v1/audit-log", UserRole.ADMINISTRATOR).body())
                    .contains("engine.delete");
        }
    }

    private static TestServer.Answer send(
            TestServer server, String method, String path, String body) throws Exception {
        return server.send(method, path, UserRole.TRADER, body);
    }

    private static String list(TestServer server, String noun) throws Exception {
        return server.get("/api/v1/" + noun, UserRole.VIEWER).body();
    }

    private static void assertRefused(TestServer.Answer answer, String why) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains(why);
    }
}
