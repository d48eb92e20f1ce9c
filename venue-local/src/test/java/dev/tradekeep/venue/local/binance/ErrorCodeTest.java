package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.spot.SymbolStatus;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import org.junit.jupiter.api.Test;

/** Each documented error by its name, with its status, its code and its text. */
final class ErrorCodeTest {
    private static final String RESTING = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=50";

    private final Rig rig = new Rig().withBook();

    private static void require(RestReply reply, int status, int code, String text) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.body()).startsWith("{\"code\":" + code + ",\"msg\":\"" + text);
    }

    private RestReply replace(String mode, String order) {
        return rig.signed(
                "POST",
                "order/cancelReplace",
                "symbol=BTCUSDT&cancelReplaceMode=" + mode + "&cancelOrderId=" + order);
    }

    @Test
    void tooManyRequests1003() {
        Rig small =
                new Rig(new VenueSettings(new LimitSettings(true, 2, 99, 99, 99), false, false));
        small.get("time", "");
        small.get("time", "");
        require(
                small.get("time", ""),
                429,
                -1003,
                "Too much request weight used; current limit is 2 request weight per 1 MINUTE."
                        + " Please use WebSocket Streams for live updates to avoid polling the"
                        + " API.\"}");
    }

    @Test
    void bannedAddress1003() {
        Rig small =
                new Rig(new VenueSettings(new LimitSettings(true, 1, 99, 99, 99), false, false));
        for (int i = 0; i <= Limits.VIOLATIONS_MAX; i++) {
            small.get("time", "");
        }
        require(
                small.get("time", ""),
                418,
                -1003,
                "Way too much request weight used; IP banned until "
                        + (small.clock.get() / 1_000 + 120_000)
                        + ". Please use WebSocket Streams for live updates to avoid bans.\"}");
    }

    @Test
    void unknownOutcome1007() {
        rig.floor.faults().add("unknown-outcome");
        RestReply told =
                rig.venue.refused(
                        new RestRequest("POST", "/api/v3/order", "", "", name -> null, "me"),
                        rig.floor.faults().list().getFirst());
        require(
                told,
                504,
                -1007,
                "Timeout waiting for response from backend server. Send status unknown; execution"
                        + " status unknown.\"}");
    }

    @Test
    void filterFailure1013() {
        require(rig.limit("BUY", "1", "50.005"), 400, -1013, "Filter failure: PRICE_FILTER\"}");
    }

    @Test
    void tooManyOrders1015() {
        Rig small =
                new Rig(new VenueSettings(new LimitSettings(true, 999, 999, 1, 99), false, false));
        small.withBook().order(RESTING);
        require(
                small.order(RESTING),
                429,
                -1015,
                "Too many new orders; current limit is 1 orders per 10 SECOND.\"}");
    }

    private RestReply at(long offMillis) {
        String query = "timestamp=" + (rig.clock.get() / 1_000 + offMillis);
        String sign = new Credential.Secret(Rig.SECRET).sign(query);
        return rig.send("GET", "account", query + "&signature=" + sign, "", Rig.KEY);
    }

    @Test
    void timestampTooOld1021() {
        require(
                at(-5_001),
                400,
                -1021,
                "Timestamp for this request is outside of the recvWindow.\"}");
    }

    @Test
    void timestampAhead1021() {
        require(
                at(1_000),
                400,
                -1021,
                "Timestamp for this request was 1000ms ahead of the server's time.\"}");
    }

    @Test
    void windowOfTheExchange1021() {
        Rig strict =
                new Rig(new VenueSettings(LimitSettings.STANDARD, false, false, 100)).withBook();
        String query = "timestamp=" + (strict.clock.get() / 1_000 - 101);
        String sign = new Credential.Secret(Rig.SECRET).sign(query);
        require(
                strict.send("GET", "account", query + "&signature=" + sign, "", Rig.KEY),
                400,
                -1021,
                "Timestamp for this request is outside of the recvWindow.\"}");
    }

    @Test
    void wrongSignature1022() {
        String query = "timestamp=" + rig.clock.get() / 1_000 + "&signature=00";
        require(
                rig.send("GET", "account", query, "", Rig.KEY),
                400,
                -1022,
                "Signature for this request is not valid.\"}");
    }

    @Test
    void illegalCharacters1100() {
        require(
                rig.order("side=BUY&type=MARKET&quantity=1e3"),
                400,
                -1100,
                "Illegal characters found in parameter 'quantity'; legal range is"
                        + " '^([0-9]{1,20})(\\\\.[0-9]{1,20})?$'.\"}");
    }

    @Test
    void missingParameter1102() {
        require(
                rig.order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1"),
                400,
                -1102,
                "Mandatory parameter 'price' was not sent, was empty/null, or malformed.\"}");
    }

    @Test
    void tooMuchPrecision1111() {
        require(
                rig.order("side=BUY&type=MARKET&quantity=0.123456789"),
                400,
                -1111,
                "Parameter 'quantity' has too much precision.\"}");
        assertThat(rig.order("side=BUY&type=MARKET&quantity=1.0000000000").status()).isEqualTo(200);
    }

    @Test
    void invalidTimeInForce1115() {
        require(
                rig.order("side=BUY&type=LIMIT&timeInForce=GTX&quantity=1&price=50"),
                400,
                -1115,
                "Invalid timeInForce.\"}");
    }

    @Test
    void invalidOrderType1116() {
        require(rig.order("side=BUY&type=NOSUCH&quantity=1"), 400, -1116, "Invalid orderType.\"}");
    }

    @Test
    void invalidSide1117() {
        require(rig.order("side=HOLD&type=MARKET&quantity=1"), 400, -1117, "Invalid side.\"}");
    }

    @Test
    void invalidInterval1120() {
        require(
                rig.get("klines", "symbol=BTCUSDT&interval=7m"),
                400,
                -1120,
                "Invalid interval.\"}");
    }

    @Test
    void invalidSymbol1121() {
        require(rig.get("depth", "symbol=NOSUCH"), 400, -1121, "Invalid symbol.\"}");
    }

    @Test
    void insufficientBalance2010() {
        require(
                rig.limit("BUY", "3000", "50"),
                400,
                -2010,
                "Account has insufficient balance for requested action.\"}");
    }

    @Test
    void duplicateOrder2010() {
        rig.order(RESTING + "&newClientOrderId=a");
        require(rig.order(RESTING + "&newClientOrderId=a"), 400, -2010, "Duplicate order sent.\"}");
    }

    @Test
    void triggersImmediately2010() {
        require(
                rig.order("side=BUY&type=STOP_LOSS&quantity=1&stopPrice=99"),
                400,
                -2010,
                "Order would trigger immediately.\"}");
    }

    @Test
    void matchesImmediately2010() {
        require(
                rig.order("side=BUY&type=LIMIT_MAKER&quantity=1&price=101"),
                400,
                -2010,
                "Order would immediately match and take.\"}");
    }

    @Test
    void marketIsClosed2010() {
        rig.venue
                .exchange()
                .locked(() -> {
                    rig.venue.exchange().status(rig.btc, SymbolStatus.HALT);
                    return 0;
                });
        require(rig.order(RESTING), 400, -2010, "Market is closed.\"}");
    }

    @Test
    void relationshipOfPrices2010() {
        require(
                rig.signed(
                        "POST",
                        "orderList/oco",
                        "symbol=BTCUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=90"
                                + "&belowType=STOP_LOSS&belowStopPrice=80"),
                400,
                -2010,
                "The relationship of the prices for the orders is not correct.\"}");
    }

    @Test
    void filterOfTheMatchingEngine2010() {
        String stop = "side=BUY&type=STOP_LOSS&quantity=1&stopPrice=150";
        for (int i = 0; i < 5; i++) {
            assertThat(rig.order(stop).status()).isEqualTo(200);
        }
        require(rig.order(stop), 400, -2010, "Filter failure: MAX_NUM_ALGO_ORDERS\"}");
    }

    @Test
    void unknownOrder2011() {
        require(
                rig.signed("DELETE", "order", "symbol=BTCUSDT&orderId=7"),
                400,
                -2011,
                "Unknown order sent.\"}");
    }

    @Test
    void noSuchOrder2013() {
        require(
                rig.signed("GET", "order", "symbol=BTCUSDT&orderId=7"),
                400,
                -2013,
                "Order does not exist.\"}");
    }

    @Test
    void formatOfTheKey2014() {
        require(
                rig.send("GET", "account", "timestamp=1&signature=00", "", "what is this?"),
                401,
                -2014,
                "API-key format invalid.\"}");
    }

    @Test
    void unknownKey2015() {
        require(
                rig.send("GET", "account", "timestamp=1&signature=00", "", "nobody"),
                401,
                -2015,
                "Invalid API-key, IP, or permissions for action.\"}");
    }

    @Test
    void replaceIsHalfDone2021() {
        String id = Long.toString(Rig.number(rig.order(RESTING).body(), "orderId"));
        RestReply half =
                replace(
                        "ALLOW_FAILURE",
                        id + "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=3000&price=50");
        require(half, 409, -2021, "Order cancel-replace partially failed.\",\"data\":{");
        assertThat(half.body())
                .contains("\"cancelResult\":\"SUCCESS\",\"newOrderResult\":\"FAILURE\"");
    }

    @Test
    void replaceFails2022() {
        RestReply none = replace("STOP_ON_FAILURE", "7&" + RESTING);
        require(none, 400, -2022, "Order cancel-replace failed.\",\"data\":{");
        assertThat(none.body())
                .contains("\"cancelResult\":\"FAILURE\",\"newOrderResult\":\"NOT_ATTEMPTED\"");
    }

    @Test
    void archivedOrder2026() {
        String id = "symbol=BTCUSDT&orderId=" + Rig.number(rig.order(RESTING).body(), "orderId");
        rig.signed("DELETE", "order", id);
        rig.later(90L * 24 * 60 * 60 * 1_000);
        assertThat(rig.signed("GET", "order", id).status()).isEqualTo(200);
        rig.later(1);
        require(
                rig.signed("GET", "order", id),
                400,
                -2026,
                "Order was canceled or expired with no executed qty over 90 days ago and has been"
                        + " archived.\"}");
    }
}
