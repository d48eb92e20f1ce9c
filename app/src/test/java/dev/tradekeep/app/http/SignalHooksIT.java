package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.users.UserRole;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(120)
final class SignalHooksIT {
    private static final String HOOKS = "/api/v1/signal-hooks";
    private static final String BUY =
            """
            {"action": "%s", "ticker": "BTCUSD", "contracts": "0.01", "price": "%s", "id": "%s"}\
            """;

    @TempDir Path folder;
    private Path file;
    private TestServer server;
    private String path = "";

    @BeforeEach
    void start() throws Exception {
        file = folder.resolve("t.db");
        TestServer.writeCandles(file, 4_000);
        server = TestServer.start(file, Duration.ofMillis(20));
        server.makeEngine("paper", false);
        TestServer.require(server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
        path = hook("tv", "\"type\": \"limit\"");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String hook(String name, String more) throws Exception {
        TestServer.Answer added =
                admin(
                        "POST",
                        HOOKS,
                        """
                        {"name": "%s", "engine": "paper", "maxNotional": "50 USD",
                         "instruments": ["simulated:BTC/USD"], %s}\
                        """
                                .formatted(name, more));
        TestServer.require(added);
        return added.json().get("path").asString();
    }

    private TestServer.Answer admin(String method, String to, String body) throws Exception {
        return server.send(method, to, UserRole.ADMINISTRATOR, body);
    }

    /** As the service does, which says nothing of who it is. */
    private TestServer.Answer call(String to, String body) throws Exception {
        return server.send("POST", to, null, body);
    }

    /** The order of a call, which is made again while the machine is too busy to answer it. */
    private String order(String to, String body) throws Exception {
        return Eventually.await(
                        "an order",
                        () -> call(to, body),
                        answer -> answer.status() == 200 && answer.json().has("order"))
                .json()
                .get("order")
                .asString();
    }

    private JsonNode calls() throws Exception {
        return server.get("/api/v1/signal-calls", UserRole.VIEWER).json().get("items");
    }

    @Test
    void orderGoesTheWayOfAPersonsAndIsPlacedOnce() throws Exception {
        String order = order(path, BUY.formatted("buy", "1.0", "a-1"));
        assertThat(calls().get(0).get("state").asString()).isEqualTo("placed");
        int made = calls().size();
        TestServer.require(server.get("/api/v1/orders/" + order, UserRole.VIEWER));
        assertThat(server.get("/api/v1/audit-log", UserRole.ADMINISTRATOR).body())
                .contains("order.place", "hook tv");

        // The same again, whatever else it says; and once more after a start.
        assertThat(order(path, BUY.formatted("buy", "1.0", "a-1"))).isEqualTo(order);
        server.close();
        server = TestServer.start(file, Duration.ofMillis(20));
        assertThat(order(path, BUY.formatted("buy", "1.0", "a-1"))).isEqualTo(order);
        assertThat(calls()).hasSize(made);
    }

    @Test
    void messageWithoutAnIdIsTheSameByItsHash() throws Exception {
        String body =
                "{\"action\": \"BUY\", \"ticker\": \"btcusd\", \"contracts\": 0.01, \"price\": 1.0}";
        String order = order(path, body);
        assertThat(order(path, body)).isEqualTo(order);
        assertThat(order(path, body + " ")).isNotEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "no json; no JSON",
                "[]; one JSON object",
                "{'action':'hold','ticker':'BTCUSD','contracts':'1','price':'1'}; buy or sell",
                "{'action':'buy','ticker':'ETHUSD','contracts':'1','price':'1'}; may not trade",
                "{'action':'buy','ticker':'BTCUSD','contracts':'1000','price':'1'}; at most 50.00",
                "{'action':'buy','ticker':'BTCUSD','contracts':'0.00001','price':'1'}; decimals",
                "{'action':'buy','ticker':'BTCUSD','contracts':'-1','price':'1'}; above 0",
                "{'action':'buy','ticker':'BTCUSD','contracts':'1'}; needs",
                "{'action':'buy','ticker':'BTCUSD','contracts':'{{strategy.order.contracts}}'}; text",
                "{'action':'buy','action':'sell','ticker':'BTCUSD','contracts':'1'}; no JSON",
                "{'action':'buy','ticker':'BTCUSD','contracts':1e999999999,'price':'1'}; quantity",
            })
    void whatIsRefusedIsARowWithItsReason(String body, String why) throws Exception {
        TestServer.Answer refused = call(path, body.replace('\'', '"'));
        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
        JsonNode row = calls().get(0);
        assertThat(row.get("state").asString()).isEqualTo("refused");
        if (!why.equals("decimals") && !why.equals("quantity")) {
            assertThat(row.get("reason").asString()).contains(why);
        }
        assertThat(row.get("reason").asString()).isNotBlank();
        assertThat(server.get("/api/v1/orders", UserRole.VIEWER).body())
                .doesNotContain("asked for at hook");
    }

    @Test
    void marketOrderIsHeldAgainstTheLastPriceThatIsKnown() throws Exception {
        String market = hook("market", "\"type\": \"market\"");
        // Candles are at 100 USD and more, whatever the message says.
        String large =
                "{\"action\": \"buy\", \"ticker\": \"BTCUSD\", \"contracts\": 1, \"price\": 0.1}";
        assertThat(call(market, large).body()).contains("at most 50.00");
        String small = "{\"action\": \"buy\", \"ticker\": \"BTCUSD\", \"contracts\": 0.01}";
        assertThat(order(market, small)).isNotEmpty();
    }

    @Test
    void rateIsBoundedAndFurtherRefusalsAreCounted() throws Exception {
        String slow = hook("slow", "\"type\": \"limit\", \"ordersPerMinute\": 2");
        for (int i = 0; i < 2; i++) {
            assertThat(order(slow, BUY.formatted("buy", "1.0", i))).isNotEmpty();
        }
        for (int i = 2; i < 6; i++) {
            assertThat(call(slow, BUY.formatted("buy", "1.0", i)).status()).isEqualTo(429);
        }
        assertThat(calls().get(0).get("repeats").asInt()).isEqualTo(3);
    }

    @Test
    void pathIsSecretAndEndsWhenItIsRotatedSwitchedOffOrRemoved() throws Exception {
        assertThat(call("/hooks/tkh_guess", BUY.formatted("buy", "1.0", 1)).status())
                .isEqualTo(404);
        TestServer.Answer rotated = admin("POST", HOOKS + "/tv/rotate", "");
        String fresh = rotated.json().get("path").asString();
        assertThat(fresh).isNotEqualTo(path);
        assertThat(call(path, BUY.formatted("buy", "1.0", 1)).status()).isEqualTo(404);
        TestServer.require(admin("PUT", HOOKS + "/tv/enabled", "{\"enabled\": false}"));
        assertThat(call(fresh, BUY.formatted("buy", "1.0", 1)).status()).isEqualTo(409);
        assertThat(calls()).hasSize(1);
        for (String listing : new String[] {HOOKS, "/api/v1/audit-log", "/api/v1/signal-calls"}) {
            assertThat(server.get(listing, UserRole.ADMINISTRATOR).body())
                    .doesNotContain(fresh.substring("/hooks/".length()));
        }
        TestServer.require(admin("DELETE", HOOKS + "/tv", ""));
        assertThat(call(fresh, BUY.formatted("buy", "1.0", 1)).status()).isEqualTo(404);
    }

    @Test
    void deniedAndRefusedOrdersAreTold() throws Exception {
        String denied = BUY.formatted("buy", "1.0", "s");
        TestServer.require(
                server.send(
                        "POST",
                        "/api/v1/trading-halts",
                        UserRole.TRADER,
                        "{\"level\": \"no_entries\", \"reason\": \"news\"}"));
        assertThat(order(path, denied)).isNotEmpty();
        assertThat(calls().get(0).get("state").asString()).isEqualTo("denied");
        assertThat(calls().get(0).get("reason").asString()).isNotBlank();
        TestServer.require(server.send("POST", "/api/v1/engines/paper/stop", UserRole.TRADER, ""));
        TestServer.Answer refused = call(path, BUY.formatted("buy", "1.0", "stopped"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("reason").asString()).contains("paper");
        // Once it runs again the same call may be made again.
        TestServer.require(server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
        assertThat(order(path, BUY.formatted("buy", "1.0", "stopped"))).isNotEmpty();
    }

    @Test
    void callThatTheEndCutOffIsSaidToHavePlacedNothing() throws Exception {
        server.close();
        PlainSql.run(
                file,
                """
                INSERT INTO signal_calls (hook_id, call_key, state, wish, address, received_at)
                    VALUES (1, 'id:cut', 'received', 'buy', '', 4000000000000000)\
                """);
        server = TestServer.start(file, Duration.ofMillis(20));
        assertThat(calls().get(0).get("state").asString()).isEqualTo("refused");
        assertThat(calls().get(0).get("reason").asString()).contains("nothing was placed");
    }

    @Test
    void textThatIsNoJsonIsTakenAsSuch() throws Exception {
        HttpRequest plain =
                server.request(path, null)
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString("BTCUSD Crossing 100"))
                        .build();
        assertThat(server.send(plain).status()).isEqualTo(400);
        assertThat(calls().get(0).get("reason").asString()).contains("no JSON");
    }
}
