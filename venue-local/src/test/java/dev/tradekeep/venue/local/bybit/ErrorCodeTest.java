package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.spot.SymbolStatus;
import dev.tradekeep.venue.local.wire.RestReply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every refusal, its code and its text; and that nothing changes. */
final class ErrorCodeTest {
    private static final String LIMIT = "'side':'Buy','orderType':'Limit',";

    private final Rig rig = new Rig();

    private static void requireError(JsonNode reply, int code, String text) {
        assertThat(reply.path("retCode").asInt()).as(reply.toString()).isEqualTo(code);
        assertThat(reply.path("retMsg").asString()).isEqualTo(text);
        assertThat(reply.path("result").isObject()).isTrue();
        assertThat(reply.path("retExtInfo").isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    170115 | Invalid timeInForce. | LIMIT,'timeInForce':'DAY'
                    170116 | Invalid orderType. | 'side':'Buy','orderType':'Magic','qty':'1','price':'50'
                    170117 | Invalid side. | 'side':'Hold','orderType':'Limit','qty':'1','price':'50'
                    170105 | Parameter 'price' was empty. | BUY,'qty':'1'
                    170130 | Data sent for parameter 'qty' is not valid. | BUY,'qty':'-1','price':'50'
                    170130 | Data sent for parameter 'price' is not valid. | BUY,'qty':'1','price':'x'
                    170130 | Data sent for parameter 'orderLinkId' is not valid. | LIMIT,'orderLinkId':'a b'
                    170131 | Insufficient balance. | BUY,'qty':'2000','price':'60'
                    170131 | Insufficient balance. | SELL,'qty':'11','price':'120'
                    170131 | Insufficient balance. | MARKET,'qty':'100001'
                    170132 | Order price exceeded upper limit. | SELL,'qty':'1','price':'501'
                    170133 | Order price exceeded lower limit. | BUY,'qty':'1','price':'19'
                    170134 | Order price has too many decimals. | BUY,'qty':'1','price':'50.001'
                    170134 | Order price has too many decimals. | BUY,'qty':'1','price':'50.0000000001'
                    170135 | Order quantity exceeded upper limit. | BUY,'qty':'9001','price':'50'
                    170135 | Order quantity exceeded upper limit. | SALE,'qty':'1001'
                    170136 | Order quantity exceeded lower limit. | BUY,'qty':'0','price':'50'
                    170137 | Order quantity has too many decimals. | BUY,'qty':'1.000001','price':'50'
                    170140 | Order value exceeded lower limit. | BUY,'qty':'0.09999','price':'50'
                    170140 | Order value exceeded lower limit. | MARKET,'qty':'4.99'
                    170124 | Order value exceeded upper limit. | MARKET,'qty':'9000001'
                    170148 | Market order amount decimal too long. | MARKET,'qty':'10.0000000001'
                    170193 | Buy order price cannot be higher than 500. | BUY,'qty':'1','price':'500.01'
                    170194 | Sell order price cannot be lower than 20. | SELL,'qty':'1','price':'19.99'
                    170227 | This feature is not supported. | LIMIT,'takeProfit':'90'
                    170227 | This feature is not supported. | LIMIT,'isLeverage':1
                    170227 | This feature is not supported. | LIMIT,'orderFilter':'OcoOrder'
                    170227 | This feature is not supported. | SALE,'qty':'9','marketUnit':'quoteCoin','triggerPrice':'9'
                    170130 | Data sent for parameter 'triggerPrice' is not valid. | LIMIT,'triggerPrice':'100'
                    10001 | params error: triggerPrice is missing. | LIMIT,'orderFilter':'StopOrder'
                    10001 | params error: qty is missing. | BUY,'price':'50'
                    10001 | params error: marketUnit is invalid: coin | MARKET,'qty':'50','marketUnit':'coin'
                    10001 | params error: smpType is invalid: All | LIMIT,'smpType':'All'
                    """)
    void orderIsRefused(int code, String text, String fields) {
        String whole =
                fields.replace("LIMIT", "BUY,'qty':'1','price':'50'")
                        .replace("BUY", "'side':'Buy','orderType':'Limit'")
                        .replace("SELL", "'side':'Sell','orderType':'Limit'")
                        .replace("SALE", "'side':'Sell','orderType':'Market'")
                        .replace("MARKET", "'side':'Buy','orderType':'Market'");

        requireError(rig.order(whole), code, text);

        assertThat(rig.account.shelf(rig.btc).orders()).isEmpty();
        assertThat(rig.account.balance("USDT").locked()).isZero();
    }

    @Test
    void unknownSymbolIsRefused() {
        requireError(
                rig.post(
                        "order/create",
                        "{'category':'spot','symbol':'NOPEUSDT',"
                                + LIMIT
                                + "'qty':'1','price':'5'}"),
                170121,
                "Invalid symbol.");
        requireError(
                rig.open("tickers", "category=spot&symbol=NOPEUSDT"),
                10001,
                "Not supported symbols");
    }

    @Test
    void onlySpotIsTraded() {
        requireError(
                rig.post("order/create", "{'symbol':'BTCUSDT'," + LIMIT + "'qty':'1'}"),
                10001,
                "params error: category is missing.");
        requireError(
                rig.post("order/cancel", "{'category':'linear','symbol':'BTCUSDT','orderId':'1'}"),
                10001,
                "params error: Category is invalid: linear");
        requireError(
                rig.get("order/realtime", "category=perp"),
                10001,
                "params error: Category is invalid: perp");
    }

    @Test
    void bodyHasToBeAnObject() {
        requireError(
                rig.post("order/create", "{"), 10001, "params error: the request is not JSON.");
        requireError(
                rig.post("order/create", "[]"), 10001, "params error: a JSON object is wanted.");
    }

    /** For ever, and in every market, not only among open orders. */
    @Test
    void clientIdIsTakenOnce() {
        String id = rig.place(LIMIT + "'qty':'1','price':'50','orderLinkId':'a-1'");
        rig.cancel(id);

        requireError(
                rig.order(LIMIT + "'qty':'1','price':'50','orderLinkId':'a-1'"),
                170141,
                "Duplicate clientOrderId");
        requireError(
                rig.post(
                        "order/create",
                        "{'category':'spot','symbol':'ETHUSDT',"
                                + LIMIT
                                + "'qty':'1','price':'9','orderLinkId':'a-1'}"),
                170141,
                "Duplicate clientOrderId");
    }

    @Test
    void orderThatIsNotThereIsNotFound() {
        for (String path : new String[] {"order/cancel", "order/amend"}) {
            requireError(
                    rig.post(
                            path, "{'category':'spot','symbol':'BTCUSDT','orderId':'1','qty':'2'}"),
                    170213,
                    "Order does not exist.");
            requireError(
                    rig.post(
                            path,
                            "{'category':'spot','symbol':'BTCUSDT','orderLinkId':'x','qty':'2'}"),
                    170213,
                    "Order does not exist.");
        }
        requireError(
                rig.post("order/cancel", "{'category':'spot','symbol':'BTCUSDT'}"),
                10001,
                "params error: orderId or orderLinkId is missing.");
        assertThat(rig.get("order/realtime", "category=spot&orderId=1").path("result").path("list"))
                .isEmpty();
    }

    @Test
    void orderThatHasEndedSaysHow() {
        String canceled = rig.limit("Buy", "1", "50");
        rig.cancel(canceled);
        String filled = rig.limit("Buy", "1", "101");

        requireError(rig.cancel(canceled), 170142, "Order has been canceled.");
        requireError(rig.cancel(filled), 170139, "Order has been filled.");
    }

    @Test
    void cancelLooksWhereItIsTold() {
        String stop = rig.place(LIMIT + "'qty':'1','price':'121','triggerPrice':'120'");

        requireError(
                rig.post(
                        "order/cancel",
                        "{'category':'spot','symbol':'BTCUSDT','orderFilter':'Order','orderId':'"
                                + stop
                                + "'}"),
                170213,
                "Order does not exist.");
        assertThat(rig.cancel(stop).path("retCode").asInt()).isZero();
    }

    @Test
    void amendmentIsCheckedAsAnOrderIs() {
        String id = rig.limit("Buy", "1", "50");

        requireError(amend(id, "'qty':'5000'"), 170131, "Insufficient balance.");
        requireError(amend(id, "'price':'50.001'"), 170134, "Order price has too many decimals.");
        requireError(
                amend(id, "'qty':'1.000001'"), 170137, "Order quantity has too many decimals.");
        requireError(
                amend(id, "'qty':'1','price':'50'"),
                10001,
                "The order remains unchanged as the parameters entered match the existing ones.");
        requireError(amend(id, "'takeProfit':'90'"), 170227, "This feature is not supported.");
        assertThat(rig.find(id).path("qty").asString()).isEqualTo("1");
        assertThat(rig.account.balance("USDT").locked()).isEqualTo(50 * 100_000_000L);
    }

    private JsonNode amend(String id, String fields) {
        return rig.post(
                "order/amend",
                "{'category':'spot','symbol':'BTCUSDT','orderId':'" + id + "'," + fields + "}");
    }

    @Test
    void symbolThatDoesNotTradeTakesNoOrders() {
        rig.floor
                .exchange()
                .locked(() -> {
                    rig.floor.exchange().status(rig.btc, SymbolStatus.HALT);
                    return null;
                });

        requireError(
                rig.order(LIMIT + "'qty':'1','price':'50'"),
                170151,
                "The trading pair is not open yet.");
        assertThat(
                        rig.open("instruments-info", "category=spot&symbol=BTCUSDT")
                                .path("result")
                                .path("list")
                                .path(0)
                                .path("status")
                                .asString())
                .isEqualTo("Closed");
    }

    @Test
    void noMoreThanFiveHundredOrdersAreOpen() {
        for (int i = 0; i < OrderEndpoints.OPEN_MAX; i++) {
            rig.limit("Buy", "0.1", "50");
        }

        requireError(
                rig.order(LIMIT + "'qty':'0.1','price':'50'"),
                170810,
                "Cannot exceed maximum of 500 conditional, TP/SL and active orders.");
    }

    @Test
    void pathThatIsNotThereIsNoRoute() {
        RestReply reply = rig.send(Rig.request("GET", "/v5/market/nothing", "", "", Map.of()));

        assertThat(reply.status()).isEqualTo(404);
        requireError(Rig.json(reply), 10017, "Route not found.");
    }

    @Test
    void otherRequestsSayWhatIsWrong() {
        requireError(
                rig.open("kline", "category=spot&symbol=BTCUSDT&interval=7"),
                10001,
                "Invalid period!");
        requireError(
                rig.open("kline", "symbol=BTCUSDT&interval=1"),
                10001,
                "params error: category is missing.");
        requireError(
                rig.get("account/wallet-balance", "accountType=SPOT"),
                10001,
                "accountType only support UNIFIED.");
        requireError(
                rig.get("order/history", "category=spot&cursor=abc"),
                10001,
                "params error: cursor is invalid: abc");
        requireError(
                rig.get("execution/list", "category=spot&cursor=abc"),
                10001,
                "params error: cursor is invalid: abc");
        requireError(
                rig.get("execution/list", "category=spot&startTime=1&endTime=604800002"),
                10001,
                "params error: startTime and endTime are more than 7 days apart.");
    }
}
