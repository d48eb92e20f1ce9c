package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.wire.RestReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orders do, as their owner sees it over REST. */
final class OrderApiTest {
    private final Rig rig = new Rig().withBook();

    private String balance(String asset) {
        String body = rig.signed("GET", "account", "").body();
        int at = body.indexOf("{\"asset\":\"" + asset + "\"");
        return body.substring(at, body.indexOf('}', at) + 1);
    }

    private static String balance(String asset, String free, String locked) {
        return "{\"asset\":\""
                + asset
                + "\",\"free\":\""
                + free
                + "\",\"locked\":\""
                + locked
                + "\"}";
    }

    private long id(RestReply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Rig.number(reply.body(), "orderId");
    }

    private String order(long id) {
        return rig.signed("GET", "order", "symbol=BTCUSDT&orderId=" + id).body();
    }

    @Test
    void restingOrderLocksWhatItMayCost() {
        RestReply reply = rig.limit("BUY", "2", "50");

        assertThat(reply.body())
                .contains("\"status\":\"NEW\"", "\"fills\":[]", "\"price\":\"50.00000000\"");
        assertThat(balance("USDT")).isEqualTo(balance("USDT", "99900.00000000", "100.00000000"));
        assertThat(order(id(reply))).contains("\"isWorking\":true", "\"origQty\":\"2.00000000\"");
    }

    @Test
    void takerPaysTheMakersPricesAndAFee() {
        RestReply reply = rig.limit("BUY", "2", "105");

        assertThat(reply.body())
                .contains(
                        "\"status\":\"FILLED\"",
                        "\"cummulativeQuoteQty\":\"203.00000000\"",
                        "{\"price\":\"101.00000000\",\"qty\":\"1.00000000\","
                                + "\"commission\":\"0.00100000\",\"commissionAsset\":\"BTC\"",
                        "{\"price\":\"102.00000000\"");
        assertThat(balance("USDT")).isEqualTo(balance("USDT", "99797.00000000", "0.00000000"));
        assertThat(balance("BTC")).isEqualTo(balance("BTC", "11.99800000", "0.00000000"));
        assertThat(rig.signed("GET", "myTrades", "symbol=BTCUSDT").body())
                .contains("\"isBuyer\":true", "\"isMaker\":false", "\"quoteQty\":\"102.00000000\"");
    }

    @Test
    void feesAreTakenInTheFeeAssetAsLongAsThereIsSome() {
        rig.account.feeAsset("ETH");
        rig.deposit(rig.account, "ETH", 1);

        // A tenth of a percent of 101, less a quarter, at ten for one.
        assertThat(rig.limit("BUY", "1", "101").body())
                .contains("\"commission\":\"0.00757500\",\"commissionAsset\":\"ETH\"");

        rig.deposit(rig.account, "ETH", 0);
        rig.venue.exchange().locked(() -> drain());
        assertThat(rig.limit("BUY", "1", "102").body()).contains("\"commissionAsset\":\"BTC\"");
    }

    private Object drain() {
        long rest = rig.account.balance("ETH").free();
        rig.venue.exchange().deposit(rig.account, "ETH", -rest);
        return rest;
    }

    @Test
    void marketOrderForAnAmountSpendsNoMore() {
        assertThat(rig.order("side=BUY&type=MARKET&quoteOrderQty=152").body())
                .contains(
                        "\"status\":\"FILLED\"",
                        "\"executedQty\":\"1.50000000\"",
                        "\"origQty\":\"1.50000000\"",
                        "\"origQuoteOrderQty\":\"152.00000000\"");
        assertThat(rig.order("side=SELL&type=MARKET&quoteOrderQty=99").body())
                .contains("\"status\":\"FILLED\"", "\"executedQty\":\"1.00000000\"");
    }

    @Test
    void marketOrderThatEmptiesTheBookExpires() {
        assertThat(rig.order("side=BUY&type=MARKET&quantity=11").body())
                .contains("\"status\":\"EXPIRED\"", "\"executedQty\":\"10.00000000\"");
    }

    @ParameterizedTest
    @CsvSource({
        "IOC, 2, 101, EXPIRED, 1.00000000", "FOK, 2, 101, EXPIRED, 0.00000000",
        "FOK, 2, 102, FILLED, 2.00000000", "GTC, 2, 101, PARTIALLY_FILLED, 1.00000000",
    })
    void timeInForceDecidesWhatHappensToTheRest(
            String life, String quantity, String price, String status, String executed) {
        RestReply reply =
                rig.order(
                        "side=BUY&type=LIMIT&timeInForce="
                                + life
                                + "&quantity="
                                + quantity
                                + "&price="
                                + price);

        assertThat(reply.body())
                .contains("\"status\":\"" + status + "\"", "\"executedQty\":\"" + executed + "\"");
    }

    @Test
    void detailOfTheAnswerIsAsAskedFor() {
        String limit = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=50&newOrderRespType=";

        assertThat(rig.order(limit + "ACK").body()).doesNotContain("origQty");
        assertThat(rig.order(limit + "RESULT").body()).contains("origQty").doesNotContain("fills");
        assertThat(rig.order("side=BUY&type=LIMIT_MAKER&quantity=1&price=50").body())
                .doesNotContain("origQty");
        assertThat(rig.order("side=SELL&type=STOP_LOSS&quantity=1&stopPrice=90").body())
                .doesNotContain("origQty");
    }

    @Test
    void stopSellsWhenTheMarketFalls() {
        long stop = id(rig.order("side=SELL&type=STOP_LOSS&quantity=1&stopPrice=97"));
        assertThat(balance("BTC")).isEqualTo(balance("BTC", "9.00000000", "1.00000000"));
        assertThat(order(stop)).contains("\"isWorking\":false", "\"workingTime\":-1");

        rig.house(NewOrder.market(false, 2 * Quote.UNIT));
        assertThat(order(stop)).contains("\"status\":\"NEW\"");
        rig.house(NewOrder.market(false, Quote.UNIT));

        assertThat(order(stop))
                .contains("\"status\":\"FILLED\"", "\"cummulativeQuoteQty\":\"96.00000000\"");
        assertThat(balance("BTC")).isEqualTo(balance("BTC", "9.00000000", "0.00000000"));
    }

    @Test
    void stopThatBuysAtAnyPriceSpendsNoMoreThanThereIs() {
        long stop = id(rig.order("side=BUY&type=STOP_LOSS&quantity=3&stopPrice=103"));

        rig.house(NewOrder.market(true, 3 * Quote.UNIT));

        assertThat(order(stop))
                .contains("\"status\":\"FILLED\"", "\"cummulativeQuoteQty\":\"315.00000000\"");
        assertThat(balance("USDT")).isEqualTo(balance("USDT", "99685.00000000", "0.00000000"));
    }

    @Test
    void trailingStopFollowsTheMarketUp() {
        long stop = id(rig.order("side=SELL&type=STOP_LOSS&quantity=1&trailingDelta=300"));

        rig.house(NewOrder.market(true, 3 * Quote.UNIT));
        rig.house(NewOrder.market(false, Quote.UNIT));

        assertThat(order(stop)).contains("\"status\":\"FILLED\"", "\"trailingDelta\":300");
    }

    @Test
    void icebergShowsOnlyItsTip() {
        rig.order("side=BUY&type=LIMIT&timeInForce=GTC&quantity=3&price=99.5&icebergQty=0.5");

        assertThat(rig.get("depth", "symbol=BTCUSDT&limit=1").body())
                .contains("[\"99.50000000\",\"0.50000000\"]");
        rig.house(NewOrder.market(false, 2 * Quote.UNIT));
        assertThat(rig.get("depth", "symbol=BTCUSDT&limit=1").body())
                .contains("[\"99.50000000\",\"0.50000000\"]");
        assertThat(rig.signed("GET", "openOrders", "symbol=BTCUSDT").body())
                .contains("\"executedQty\":\"2.00000000\"", "\"icebergQty\":\"0.50000000\"");
    }

    @Test
    void amendedOrderIsSmallerAndKeepsItsPlace() {
        long id = id(rig.limit("BUY", "2", "99.5"));
        rig.house(NewOrder.limit(true, Quote.UNIT, 9_950_000_000L));

        RestReply reply =
                rig.signed(
                        "PUT",
                        "order/amend/keepPriority",
                        "symbol=BTCUSDT&orderId=" + id + "&newQty=0.5&newClientOrderId=less");

        assertThat(reply.body()).contains("\"qty\":\"0.50000000\"", "\"clientOrderId\":\"less\"");
        assertThat(balance("USDT")).contains("\"locked\":\"49.75000000\"");
        rig.house(NewOrder.market(false, Quote.UNIT / 2));
        assertThat(order(id)).contains("\"status\":\"FILLED\"");
        assertThat(
                        rig.signed(
                                        "PUT",
                                        "order/amend/keepPriority",
                                        "symbol=BTCUSDT&orderId=" + id + "&newQty=0.4")
                                .body())
                .contains("-2011");
    }

    @ParameterizedTest
    @CsvSource({
        "2, -2038, The requested action would change no state; rejecting",
        "3, -2038, Order amend (quantity increase) is not supported.",
        "0.000001, -1013, Filter failure: LOT_SIZE",
    })
    void amendmentIsRefused(String quantity, int code, String text) {
        long id = id(rig.limit("BUY", "2", "50"));

        RestReply reply =
                rig.signed(
                        "PUT",
                        "order/amend/keepPriority",
                        "symbol=BTCUSDT&orderId=" + id + "&newQty=" + quantity);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("\"code\":" + code + ",", text);
    }

    @Test
    void orderIsReplacedInOneRequest() {
        long old = id(rig.limit("BUY", "1", "50"));

        RestReply reply =
                rig.signed("POST", "order/cancelReplace", replace(old, "1", "STOP_ON_FAILURE"));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"cancelResult\":\"SUCCESS\"", "\"newOrderResult\":\"SUCCESS\"");
        assertThat(order(old)).contains("\"status\":\"CANCELED\"");
    }

    private static String replace(long id, String quantity, String mode) {
        return "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity="
                + quantity
                + "&price=51&cancelReplaceMode="
                + mode
                + "&cancelOrderId="
                + id;
    }

    @ParameterizedTest
    @CsvSource({
        "false, 1, STOP_ON_FAILURE, 400, -2022, FAILURE, NOT_ATTEMPTED",
        "false, 1, ALLOW_FAILURE, 409, -2021, FAILURE, SUCCESS",
        "true, 5000, STOP_ON_FAILURE, 409, -2021, SUCCESS, FAILURE",
        "false, 5000, ALLOW_FAILURE, 400, -2022, FAILURE, FAILURE",
    })
    void replacementTellsOfBothHalves(
            boolean open,
            String quantity,
            String mode,
            int status,
            int code,
            String cancel,
            String placed) {
        long id = open ? id(rig.limit("BUY", "1", "50")) : 7;

        RestReply reply = rig.signed("POST", "order/cancelReplace", replace(id, quantity, mode));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.body())
                .contains(
                        "\"code\":" + code + ",",
                        "\"cancelResult\":\"" + cancel + "\"",
                        "\"newOrderResult\":\"" + placed + "\"");
    }

    @Test
    void filterIsLookedAtBeforeAnythingIsReplaced() {
        long old = id(rig.limit("BUY", "1", "50"));

        RestReply reply =
                rig.signed("POST", "order/cancelReplace", replace(old, "0.01", "ALLOW_FAILURE"));

        assertThat(reply.body()).contains("Filter failure: NOTIONAL");
        assertThat(order(old)).contains("\"status\":\"NEW\"");
    }

    @Test
    void cancelIsBoundToAState() {
        long id = id(rig.limit("BUY", "2", "101"));

        String cancel = "symbol=BTCUSDT&orderId=" + id + "&cancelRestrictions=";
        assertThat(rig.signed("DELETE", "order", cancel + "ONLY_NEW").body())
                .contains("-2011", "Order was not canceled due to cancel restrictions.");
        assertThat(rig.signed("DELETE", "order", cancel + "SOMETIMES").body()).contains("-1145");
        assertThat(rig.signed("DELETE", "order", cancel + "ONLY_PARTIALLY_FILLED").body())
                .contains("\"status\":\"CANCELED\"", "\"executedQty\":\"1.00000000\"");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRE_TAKER, EXPIRED_IN_MATCH, NEW",
        "EXPIRE_MAKER, NEW, EXPIRED_IN_MATCH",
        "EXPIRE_BOTH, EXPIRED_IN_MATCH, EXPIRED_IN_MATCH",
        "DECREMENT, EXPIRED_IN_MATCH, NEW",
        "NONE, FILLED, PARTIALLY_FILLED",
    })
    void ordersOfOneAccountTradeOnlyIfItWants(String mode, String taker, String maker) {
        long rests = id(rig.limit("SELL", "2", "100.5"));

        RestReply reply =
                rig.order(
                        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=100.5"
                                + "&selfTradePreventionMode="
                                + mode);

        assertThat(reply.body()).contains("\"status\":\"" + taker + "\"");
        assertThat(order(rests)).contains("\"status\":\"" + maker + "\"");
        String prevented =
                rig.signed("GET", "myPreventedMatches", "symbol=BTCUSDT&orderId=" + rests).body();
        assertThat(prevented.equals("[]")).isEqualTo(mode.equals("NONE"));
    }

    @Test
    void listsOfOrdersAreTold() {
        rig.limit("BUY", "1", "50");
        rig.later(1_000);
        long second = id(rig.limit("BUY", "1", "51"));
        String from = "symbol=BTCUSDT&startTime=" + rig.clock.get() / 1_000;

        assertThat(rig.signed("GET", "allOrders", from).body())
                .contains("\"orderId\":" + second)
                .doesNotContain("\"price\":\"50");
        assertThat(rig.signed("GET", "allOrders", "symbol=BTCUSDT&limit=1").body())
                .contains("\"orderId\":" + second)
                .doesNotContain("\"price\":\"50");
        assertThat(
                        rig.signed(
                                        "GET",
                                        "allOrders",
                                        "symbol=BTCUSDT&startTime=1&endTime=86400002")
                                .body())
                .contains("-1127", "More than 24 hours between startTime and endTime.");
        assertThat(rig.signed("GET", "openOrders", "").body()).contains("\"orderId\":" + second);
        assertThat(rig.signed("DELETE", "openOrders", "symbol=BTCUSDT").body())
                .contains("\"status\":\"CANCELED\"");
        assertThat(rig.signed("GET", "openOrders", "symbol=BTCUSDT").body()).isEqualTo("[]");
    }

    @Test
    void testedOrderIsNotPlaced() {
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=50";

        assertThat(rig.signed("POST", "order/test", order).body()).isEqualTo("{}");
        assertThat(rig.signed("POST", "order/test", order + "&computeCommissionRates=true").body())
                .contains("standardCommissionForOrder");
        assertThat(rig.signed("GET", "openOrders", "").body()).isEqualTo("[]");
    }

    @Test
    void parametersMayComeInQueryAndBody() {
        String query = "symbol=BTCUSDT&side=BUY&price=50";
        String body =
                "type=LIMIT&timeInForce=GTC&quantity=1&price=1&timestamp="
                        + rig.clock.get() / 1_000;
        String sign = new Credential.Secret(Rig.SECRET).sign(query + body);

        RestReply reply = rig.send("POST", "order", query + "&signature=" + sign, body, Rig.KEY);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("\"price\":\"50.00000000\"");
    }
}
