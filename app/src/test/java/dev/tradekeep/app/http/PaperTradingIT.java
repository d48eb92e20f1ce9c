package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.users.UserRole;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
final class PaperTradingIT {
    private static final String BUY =
            """
            {"engine": "paper", "side": "buy", "quantity": "0.01", "limitPrice": "1.0"}\
            """;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void writeCandles() {
        file = folder.resolve("t.db");
        TestServer.writeCandles(file, 4_000);
    }

    @Test
    void strategyTradesRecordedCandlesAndTheBooksBalance() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            server.makeEngine("paper", false);
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));

            await(server, "/api/v1/trades?portfolio=paper");
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/stop", UserRole.TRADER, ""));

            String event = server.get("/api/v1/engine-events?engine=paper", UserRole.VIEWER).body();
            assertThat(event).contains("recorded candles of BTC/USD", "one every 1 ms");
        }
        // The audit of the next start looks at what was traded.
        try (TestServer server = TestServer.start(file)) {
            assertThat(server.get("/health/ready", null).status()).isEqualTo(200);
            assertThat(server.log()).anyMatch(line -> line.contains("quick audit: done"));
        }
    }

    @Test
    void startsWithTheServerWhenItIsMeantTo() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            server.makeEngine("paper", true);
        }
        try (TestServer server = TestServer.start(file)) {
            JsonNode engines = server.get("/api/system/status", null).json().get("engines");
            assertThat(engines.get(0).get("name").asString()).isEqualTo("paper");
            assertThat(
                            server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, "")
                                    .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void personPlacesAndCancelsAnOrder() throws Exception {
        // The cancel is answered at the next candle, so the candles must not be used up before it.
        try (TestServer server = TestServer.start(file, Duration.ofMillis(10))) {
            server.makeEngine("paper", false);
            assertThat(server.send("POST", "/api/v1/orders", UserRole.TRADER, BUY).status())
                    .isEqualTo(409);
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
            await(server, "/api/v1/trades?portfolio=paper");

            TestServer.Answer placed = server.send("POST", "/api/v1/orders", UserRole.TRADER, BUY);
            assertThat(placed.json().get("status").asString()).isEqualTo("submitted");
            String id = placed.json().get("order").asString();
            TestServer.Answer found = server.get("/api/v1/orders/" + id, UserRole.VIEWER);
            assertThat(found.status()).isEqualTo(200);

            TestServer.require(server.send("DELETE", "/api/v1/orders/" + id, UserRole.TRADER, ""));
            awaitText(server, "/api/v1/orders/" + id, "CANCELED");
            assertThat(server.send("DELETE", "/api/v1/orders/" + id, UserRole.TRADER, "").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void personAmendsAnOrderAndStopsTheEngineWithAndWithoutIt() throws Exception {
        try (TestServer server = TestServer.start(file, Duration.ofMillis(10))) {
            server.makeEngine("paper", false);
            String start = "/api/v1/engines/paper/start";
            String stop = "/api/v1/engines/paper/stop";
            TestServer.require(server.send("POST", start, UserRole.TRADER, ""));
            await(server, "/api/v1/trades?portfolio=paper");
            TestServer.Answer placed = server.send("POST", "/api/v1/orders", UserRole.TRADER, BUY);
            String order = "/api/v1/orders/" + placed.json().get("order").asString();
            awaitText(server, order, "ACCEPTED");

            assertThat(server.send("PUT", order, UserRole.TRADER, "").status()).isEqualTo(400);
            assertThat(
                            server.send("PUT", order, UserRole.TRADER, "{\"triggerPrice\": \"2\"}")
                                    .status())
                    .isEqualTo(400);
            TestServer.Answer amended =
                    server.send("PUT", order, UserRole.TRADER, "{\"limitPrice\": \"1.5\"}");
            assertThat(amended.json().get("status").asString()).isEqualTo("pending_update");
            awaitText(server, order, "\"limit_price\":\"1.5\"");

            TestServer.Answer stopped = server.send("POST", stop, UserRole.TRADER, "");
            assertThat(stopped.json().get("openOrders").asLong()).isEqualTo(1);
            TestServer.require(server.send("POST", start, UserRole.TRADER, ""));
            TestServer.Answer closed =
                    server.send("POST", stop, UserRole.TRADER, "{\"cancelOrders\": true}");
            assertThat(closed.json().get("openOrders").asLong()).isZero();
            awaitText(server, order, "CANCELED");
        }
    }

    @Test
    void moneyIsMovedWhileTheEngineTrades() throws Exception {
        try (TestServer server = TestServer.start(file, Duration.ofMillis(10))) {
            server.makeEngine("paper", false);
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
            await(server, "/api/v1/trades?portfolio=paper");
            String deposit =
                    "{\"to\": \"paper\", \"amount\": \"25\", \"asset\": \"USD\", \"id\": \"m-1\"}";
            for (int i = 0; i < 2; i++) {
                TestServer.Answer moved =
                        server.send("POST", "/api/v1/transfers", UserRole.TRADER, deposit);
                assertThat(moved.json().get("state").asString()).isEqualTo("done");
            }
            assertThat(
                            server.get("/api/v1/transfers?to=paper", UserRole.VIEWER)
                                    .json()
                                    .get("items")
                                    .size())
                    .isEqualTo(1);
            assertThat(
                            server.send(
                                            "POST",
                                            "/api/v1/transfers",
                                            UserRole.TRADER,
                                            "{\"from\": \"paper\", \"amount\": \"900000000\","
                                                    + " \"asset\": \"USD\"}")
                                    .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void orderSentTwiceWithOneIdIsPlacedOnceAndAnsweredTheSame() throws Exception {
        String named =
                BUY.replace("}", ", \"clientOrderId\": \"mine:1\"}").replace("0.01", "0.0100");
        String order;
        TestServer.Answer first;
        try (TestServer server = TestServer.start(file, Duration.ofMillis(10))) {
            server.makeEngine("paper", false);
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
            await(server, "/api/v1/trades?portfolio=paper");

            first = server.send("POST", "/api/v1/orders", UserRole.TRADER, named);
            order = "/api/v1/orders/" + first.json().get("order").asString();
            assertThat(first.json().get("clientOrderId").asString()).isEqualTo("mine:1");
            TestServer.require(server.send("DELETE", order, UserRole.TRADER, ""));
            awaitText(server, order, "CANCELED");

            TestServer.Answer again = server.send("POST", "/api/v1/orders", UserRole.TRADER, named);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(
                            server.send(
                                            "POST",
                                            "/api/v1/orders",
                                            UserRole.TRADER,
                                            named.replace("0.0100", "0.02"))
                                    .status())
                    .isEqualTo(409);
            assertThat(placeWithKey(server, "\"mine:1\"").body()).isEqualTo(first.body());
            assertThat(placeWithKey(server, "").status()).isEqualTo(400);
        }
        // For ever, and whether or not the engine runs.
        try (TestServer server = TestServer.start(file)) {
            TestServer.Answer again = server.send("POST", "/api/v1/orders", UserRole.TRADER, named);
            assertThat(again.body()).isEqualTo(first.body());
            TestServer.Answer found =
                    server.get("/api/v1/orders?caller-order=mine:1", UserRole.VIEWER);
            assertThat(found.json().get("items").size()).as(found.body()).isEqualTo(1);
        }
    }

    @Test
    void ordersSentAtOnceWithOneIdArePlacedOnce() throws Exception {
        String named = BUY.replace("}", ", \"clientOrderId\": \"mine-2\"}");
        try (TestServer server = TestServer.start(file, Duration.ofMillis(10));
                ExecutorService clients = Executors.newFixedThreadPool(8)) {
            server.makeEngine("paper", false);
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
            await(server, "/api/v1/trades?portfolio=paper");
            List<Future<TestServer.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(
                        clients.submit(() ->
                                server.send("POST", "/api/v1/orders", UserRole.TRADER, named)));
            }
            Set<String> bodies = new HashSet<>();
            for (Future<TestServer.Answer> answer : answers) {
                bodies.add(answer.get().body());
            }
            assertThat(bodies).hasSize(1);
        }
    }

    @Test
    void auditLogTellsWhoPlacedAndCancelledAnOrder() throws Exception {
        try (TestServer server = TestServer.start(file, Duration.ofMillis(10))) {
            AccessClient ada = AccessClient.install(server);
            server.makeEngine("paper", false);
            TestServer.require(ada.send("POST", "/api/v1/engines/paper/start", ""));
            await(server, "/api/v1/trades?portfolio=paper");
            TestServer.Answer placed = ada.send("POST", "/api/v1/orders", BUY);
            String id = placed.json().get("order").asString();
            awaitText(server, "/api/v1/orders/" + id, "ACCEPTED");
            TestServer.require(ada.send("DELETE", "/api/v1/orders/" + id, ""));

            JsonNode entries =
                    ada.get("/api/v1/audit-log?object-type=order&object=" + id).json().get("items");
            assertThat(entries.size()).as(entries.toString()).isEqualTo(2);
            JsonNode cancelled = entries.get(0);
            assertThat(cancelled.get("action").asString()).isEqualTo("order.cancel");
            assertThat(cancelled.get("before").asString()).startsWith("accepted: buy 0.0100");
            assertThat(cancelled.get("after").asString()).startsWith("pending_cancel: buy");
            JsonNode made = entries.get(1);
            assertThat(made.get("action").asString()).isEqualTo("order.place");
            assertThat(made.get("before").isNull()).isTrue();
            assertThat(made.get("after").asString())
                    .isEqualTo("submitted: buy 0.0100 BTC/USD at 1.0");
            assertThat(made.get("actor").asString()).isEqualTo("ada");
            assertThat(made.get("credential").asString()).startsWith("session ");
        }
    }

    @Test
    void haltDeniesEntriesUntilItIsCleared() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            server.makeEngine("paper", false);
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
            await(server, "/api/v1/trades?portfolio=paper");
            TestServer.Answer raised =
                    server.send(
                            "POST",
                            "/api/v1/trading-halts",
                            UserRole.TRADER,
                            "{\"level\": \"no_entries\", \"reason\": \"a test\"}");

            assertThat(server.get("/api/v1/alerts", UserRole.VIEWER).body())
                    .contains("risk.halt", "Trading is halted: no_entries, a test");
            TestServer.Answer denied = server.send("POST", "/api/v1/orders", UserRole.TRADER, BUY);
            assertThat(denied.json().get("status").asString()).isEqualTo("denied");
            assertThat(denied.json().get("reason").asString()).startsWith("TRADING_HALTED: ");
            try (BufferedReader events = listen(server, "")) {
                TestServer.require(server.send("POST", "/api/v1/orders", UserRole.TRADER, BUY));
                awaitLine(events, "\"event\":\"Denied\",\"detail\":\"TRADING_HALTED: ");
            }

            long id = raised.json().get("id").asLong();
            TestServer.require(
                    server.send("DELETE", "/api/v1/trading-halts/" + id, UserRole.TRADER, ""));
            TestServer.Answer placed = server.send("POST", "/api/v1/orders", UserRole.TRADER, BUY);
            assertThat(placed.json().get("status").asString()).isEqualTo("submitted");
        }
    }

    @Test
    void limitDeniesOrdersUntilItIsSwitchedOff() throws Exception {
        try (TestServer server = TestServer.start(file)) {
            server.makeEngine("paper", false);
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
            await(server, "/api/v1/trades?portfolio=paper");
            TestServer.Answer limit =
                    server.send(
                            "POST",
                            "/api/v1/risk-limits",
                            UserRole.ADMINISTRATOR,
                            "{\"kind\": \"order_quantity\", \"value\": \"0.0099 BTC\","
                                    + " \"engine\": \"paper\"}");
            assertThat(server.get("/api/v1/risk-limits", UserRole.VIEWER).body())
                    .contains(
                            "\"kind\":\"order_quantity\",\"action\":\"deny\"",
                            "\"value\":\"0.00990000\",\"unit\":\"BTC\"");
            TestServer.Answer refused =
                    server.send(
                            "POST",
                            "/api/v1/risk-limits",
                            UserRole.ADMINISTRATOR,
                            "{\"kind\": \"daily_loss\", \"value\": \"1000\"}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("Wanted an amount with its currency, such as 1000 USD, found 1000.");

            TestServer.Answer denied = server.send("POST", "/api/v1/orders", UserRole.TRADER, BUY);
            assertThat(denied.json().get("status").asString()).isEqualTo("denied");
            assertThat(server.get("/api/v1/risk-events?portfolio=paper", UserRole.VIEWER).body())
                    .contains("LIMIT_EXCEEDED", "allows 0.0099 BTC as order quantity");

            TestServer.require(
                    server.send(
                            "PUT",
                            "/api/v1/risk-limits/" + limit.json().get("id").asLong(),
                            UserRole.ADMINISTRATOR,
                            "{\"enabled\": false}"));
            TestServer.Answer placed = server.send("POST", "/api/v1/orders", UserRole.TRADER, BUY);
            assertThat(placed.json().get("status").asString()).isEqualTo("submitted");
        }
    }

    @Test
    void nextStartGoesOnWithTheOrdersThatACrashLeftOpen() throws Exception {
        Path crashed = folder.resolve("crashed.db");
        String order;
        try (TestServer server = TestServer.start(file)) {
            server.makeEngine("paper", false);
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
            await(server, "/api/v1/trades?portfolio=paper");
            TestServer.Answer placed = server.send("POST", "/api/v1/orders", UserRole.TRADER, BUY);
            order = "/api/v1/orders/" + placed.json().get("order").asString();
            // A copy of a moment in the middle of the run is what a crash at it leaves.
            TestServer.Answer backup =
                    server.send("POST", "/api/v1/database/backup", UserRole.ADMINISTRATOR, "");
            Files.copy(Path.of(backup.json().get("backup").asString()), crashed);
        }

        try (TestServer server = TestServer.start(crashed)) {
            assertThat(server.get(order, UserRole.VIEWER).body())
                    .containsAnyOf("SUBMITTED", "ACCEPTED");
            TestServer.require(
                    server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
            awaitText(server, order, "ACCEPTED");
            TestServer.require(server.send("DELETE", order, UserRole.TRADER, ""));
            awaitText(server, order, "CANCELED");
            TestServer.Answer audit =
                    server.send(
                            "POST",
                            "/api/v1/database/audit",
                            UserRole.ADMINISTRATOR,
                            "{\"level\": \"full\"}");
            assertThat(audit.json().get("clean").asBoolean()).as(audit.body()).isTrue();
        }
    }

    @Test
    void eventsTellOfOrdersAndResumeAfterTheLastOneSeen() throws Exception {
        try (TestServer server = TestServer.start(file, Duration.ofMillis(5))) {
            server.makeEngine("paper", false);
            String first;
            try (BufferedReader events = listen(server, "")) {
                TestServer.require(
                        server.send("POST", "/api/v1/engines/paper/start", UserRole.TRADER, ""));
                first = idOf(events, "event: engine");
            }
            try (BufferedReader events = listen(server, first)) {
                String next = idOf(events, "event: order");
                assertThat(sequence(next)).isEqualTo(sequence(first) + 1);
            }
            try (BufferedReader events = listen(server, "another-1")) {
                assertThat(idOf(events, "event: missed")).isNotEmpty();
            }
        }
    }

    private static TestServer.Answer placeWithKey(TestServer server, String key) throws Exception {
        return server.send(
                server.request("/api/v1/orders", UserRole.TRADER)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(BUY))
                        .build());
    }

    private static void awaitLine(BufferedReader events, String part) throws Exception {
        String line = events.readLine();
        while (line != null && !line.contains(part)) {
            line = events.readLine();
        }
        assertThat(line).isNotNull();
    }

    private static BufferedReader listen(TestServer server, String lastId) throws Exception {
        var request = server.request("/api/v1/events", UserRole.VIEWER);
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                server.client()
                                        .send(request.build(), BodyHandlers.ofInputStream())
                                        .body(),
                                StandardCharsets.UTF_8));
        assertThat(reader.readLine()).isEqualTo(": listening");
        return reader;
    }

    /** The id of the first event of a kind; its line comes before that of the kind. */
    private static String idOf(BufferedReader events, String kind) throws Exception {
        String id = "";
        String line = events.readLine();
        while (line != null && !line.equals(kind)) {
            id = line.startsWith("id: ") ? line.substring(4) : id;
            line = events.readLine();
        }
        return id;
    }

    private static long sequence(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }

    private static void await(TestServer server, String path) throws Exception {
        Eventually.await(
                "an item of " + path,
                () -> server.get(path, UserRole.VIEWER).json().get("items"),
                items -> !items.isEmpty());
    }

    private static void awaitText(TestServer server, String path, String text) throws Exception {
        Eventually.await(
                text + " at " + path,
                () -> server.get(path, UserRole.VIEWER).body(),
                body -> body.contains(text));
    }
}
