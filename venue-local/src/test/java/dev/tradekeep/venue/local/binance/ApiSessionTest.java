package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.wire.RestReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ApiSessionTest {
    private static final String LIMIT_ORDER =
            "\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"timeInForce\":\"GTC\","
                    + "\"quantity\":\"1\",\"price\":\"50\"";

    private final Rig rig = new Rig().withBook();
    private final Rig.Heard heard = new Rig.Heard();
    private final ApiSession session = rig.venue.apiSession(heard, "returnRateLimits=false", "me");

    private String ask(String id, String method, String params) {
        session.receive(
                "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + params + "}}");
        return heard.take().stream()
                .filter(text -> text.startsWith("{\"id\":"))
                .findFirst()
                .orElse("no answer");
    }

    private String signed(String params) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : params.isEmpty() ? new String[0] : params.split(",", -1)) {
            String[] parts = pair.replace("\"", "").split(":", -1);
            all.put(parts[0], parts[1]);
        }
        all.put("apiKey", Rig.KEY);
        all.put("timestamp", Long.toString(rig.clock.get() / 1_000));
        String sign = new Credential.Secret(Rig.SECRET).sign(SignedPayload.of(all));
        return (params.isEmpty() ? "" : params + ",")
                + "\"apiKey\":\""
                + Rig.KEY
                + "\",\"timestamp\":"
                + rig.clock.get() / 1_000
                + ",\"signature\":\""
                + sign
                + "\"";
    }

    @Test
    void answersCarryTheIdAsItCame() {
        assertThat(ask("\"a b\"", "ping", ""))
                .isEqualTo("{\"id\":\"a b\",\"status\":200,\"result\":{}}");
        assertThat(ask("12", "time", ""))
                .startsWith("{\"id\":12,\"status\":200,\"result\":{\"serverTime\":");
        assertThat(ask("null", "v3/ping", "")).startsWith("{\"id\":null,\"status\":200");
        assertThat(ask("1", "exchangeInfo", "\"symbols\":[\"BTCUSDT\",\"ETHUSDT\"]"))
                .contains("ETHUSDT");
        assertThat(ask("1", "depth", "\"symbol\":\"BTCUSDT\",\"limit\":5"))
                .contains("lastUpdateId");
    }

    @Test
    void ordersArePlacedByRequestsThatAreSigned() {
        String placed = ask("1", "order.place", signed(LIMIT_ORDER));
        assertThat(placed).contains("\"status\":200", "\"status\":\"NEW\"");
        String id = "\"symbol\":\"BTCUSDT\",\"orderId\":" + Rig.number(placed, "orderId");

        assertThat(ask("2", "order.status", signed(id + ",\"recvWindow\":10000")))
                .contains("\"isWorking\":true");
        assertThat(ask("3", "order.cancel", signed(id))).contains("\"status\":\"CANCELED\"");
        assertThat(ask("4", "order.cancel", signed(id)))
                .contains(
                        "\"status\":400,\"error\":{\"code\":-2011,\"msg\":\"Unknown order sent.\"}");
    }

    @Test
    void signatureCoversBooleansAsTheyAreWritten() {
        assertThat(ask("1", "account.status", signed("\"returnRateLimits\":false")))
                .contains("\"balances\"")
                .doesNotContain("rateLimits");
        assertThat(ask("1", "account.status", signed("\"returnRateLimits\":true")))
                .contains("\"rateLimits\":[{\"rateLimitType\":\"ORDERS\"", "REQUEST_WEIGHT");
        assertThat(
                        ask(
                                "1",
                                "account.status",
                                signed("").replace("signature\":\"", "signature\":\"0")))
                .contains("-1022");
    }

    @Test
    void sessionThatIsLoggedOnNeedsNoSignatures() {
        assertThat(ask("1", "order.place", LIMIT_ORDER)).contains("-1102", "'apiKey'");
        assertThat(ask("2", "session.status", "")).contains("\"apiKey\":null");
        assertThat(ask("3", "session.logon", signed("")))
                .contains("\"apiKey\":\"somebody\"", "\"authorizedSince\":1800000000000");

        assertThat(ask("4", "order.place", LIMIT_ORDER + ",\"timestamp\":1800000000000"))
                .contains("\"status\":\"NEW\"");
        assertThat(ask("5", "order.place", LIMIT_ORDER + ",\"timestamp\":1700000000000"))
                .contains("-1021");
        ask("6", "session.logout", "");
        assertThat(ask("7", "openOrders.status", "")).contains("'apiKey'");
    }

    @Test
    void strictVenueLogsOnWithEd25519Only() {
        Rig strict = new Rig(new VenueSettings(LimitSettings.OFF, true, false));
        ApiSession other = strict.venue.apiSession(heard, "", "me");

        other.receive("{\"id\":1,\"method\":\"session.logon\",\"params\":{" + signed("") + "}}");

        assertThat(heard.take().getFirst()).contains("\"status\":401", "-4056");
    }

    @Test
    void userDataTellsOfOrdersInOrder() {
        assertThat(ask("1", "userDataStream.subscribe.signature", signed("")))
                .contains("\"result\":{\"subscriptionId\":0}");

        rig.limit("BUY", "2", "101");

        List<String> told = heard.take();
        assertThat(told).hasSize(3);
        assertThat(told.getFirst())
                .startsWith("{\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\"")
                .contains("\"x\":\"NEW\",\"X\":\"NEW\"", "\"t\":-1", "\"N\":null", "\"C\":\"\"");
        assertThat(told.get(1))
                .contains(
                        "\"x\":\"TRADE\",\"X\":\"PARTIALLY_FILLED\"",
                        "\"l\":\"1.00000000\"",
                        "\"L\":\"101.00000000\"",
                        "\"n\":\"0.00100000\",\"N\":\"BTC\"",
                        "\"Z\":\"101.00000000\"",
                        "\"m\":false");
        assertThat(told.getLast())
                .contains(
                        "outboundAccountPosition",
                        "{\"a\":\"BTC\",\"f\":\"10.99900000\",\"l\":\"0.00000000\"}",
                        "{\"a\":\"USDT\",\"f\":\"99798.00000000\",\"l\":\"101.00000000\"}");
    }

    @Test
    void userDataTellsOfMakersCancelsAndDeposits() {
        ask("1", "session.logon", signed(""));
        ask("2", "userDataStream.subscribe", "");
        assertThat(ask("3", "userDataStream.subscribe", "")).contains("-2035");
        String placed =
                ask(
                        "4",
                        "order.place",
                        LIMIT_ORDER.replace("50", "99.5") + ",\"newClientOrderId\":\"mine\"");
        heard.take();

        rig.house(NewOrder.market(false, Quote.UNIT / 2));
        assertThat(heard.take().getFirst()).contains("\"x\":\"TRADE\"", "\"m\":true");
        ask(
                "5",
                "order.cancel",
                "\"symbol\":\"BTCUSDT\",\"orderId\":"
                        + Rig.number(placed, "orderId")
                        + ",\"newClientOrderId\":\"stop\"");
        rig.limit("BUY", "1", "40");
        rig.signed("DELETE", "openOrders", "symbol=BTCUSDT");
        rig.deposit(rig.account, "ETH", 3);

        assertThat(String.join("\n", heard.take()))
                .contains(
                        "\"x\":\"CANCELED\",\"X\":\"CANCELED\"",
                        "\"e\":\"balanceUpdate\"",
                        "\"a\":\"ETH\",\"d\":\"3.00000000\"");
    }

    @Test
    void cancelReportNamesTheOrderAndTheCancel() {
        ask("1", "userDataStream.subscribe.signature", signed(""));
        rig.order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=50&newClientOrderId=mine");
        heard.take();

        rig.signed(
                "DELETE", "order", "symbol=BTCUSDT&origClientOrderId=mine&newClientOrderId=stop");

        assertThat(heard.take().getFirst())
                .contains("\"c\":\"stop\"", "\"C\":\"mine\"", "\"x\":\"CANCELED\"");
    }

    @Test
    void listsExpiriesAndPreventionAreReported() {
        ask("1", "userDataStream.subscribe.signature", signed(""));
        rig.signed(
                "POST",
                "orderList/oco",
                "symbol=BTCUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=105"
                        + "&belowType=STOP_LOSS&belowStopPrice=97");
        rig.house(NewOrder.market(false, 3 * Quote.UNIT));
        rig.order("side=BUY&type=LIMIT&timeInForce=IOC&quantity=1&price=50");
        rig.limit("SELL", "1", "100.5");
        rig.limit("BUY", "1", "100.5");

        assertThat(String.join("\n", heard.take()))
                .contains(
                        "\"e\":\"listStatus\"",
                        "\"l\":\"EXEC_STARTED\",\"L\":\"EXECUTING\"",
                        "\"l\":\"ALL_DONE\",\"L\":\"ALL_DONE\"",
                        "\"eR\":\"OCO_TRIGGER\"",
                        "\"eR\":\"UNFILLED_IOC_QUANTITY_EXPIRED\"",
                        "\"x\":\"TRADE_PREVENTION\",\"X\":\"EXPIRED_IN_MATCH\"");
    }

    @Test
    void subscriptionEndsWithAWord() {
        ask("1", "userDataStream.subscribe.signature", signed(""));

        session.receive(
                "{\"id\":2,\"method\":\"userDataStream.unsubscribe\",\"params\":{\"subscriptionId\":\"0\"}}");
        assertThat(heard.take()).hasSize(2).first().asString().contains("eventStreamTerminated");
        rig.limit("BUY", "1", "50");
        assertThat(heard.take()).isEmpty();
    }

    @Test
    void nonsenseIsAnswered() {
        session.receive("nonsense");
        assertThat(heard.take().getFirst()).contains("\"status\":400", "-1135");
        assertThat(ask("1", "order.shout", "")).contains("\"status\":400", "order.shout");
    }

    @Test
    void listenKeysAreGoneUnlessAskedFor() {
        RestReply gone = rig.send("POST", "userDataStream", "", "", Rig.KEY);
        assertThat(gone.status()).isEqualTo(410);

        Rig old = new Rig(new VenueSettings(LimitSettings.OFF, false, true)).withBook();
        String body = old.send("POST", "userDataStream", "", "", Rig.KEY).body();
        String key = body.substring(body.indexOf(":\"") + 2, body.length() - 2);
        old.venue.marketSession(heard, "/ws/" + key, "");
        old.limit("BUY", "1", "50");
        assertThat(heard.take().getFirst()).startsWith("{\"e\":\"executionReport\"");
        assertThat(old.send("PUT", "userDataStream", "listenKey=" + key, "", Rig.KEY).status())
                .isEqualTo(200);
        assertThat(old.send("PUT", "userDataStream", "listenKey=x", "", Rig.KEY).body())
                .contains("-1125");
    }
}
