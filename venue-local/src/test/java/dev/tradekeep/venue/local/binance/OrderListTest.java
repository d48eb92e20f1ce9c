package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.wire.RestReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderListTest {
    private static final String SELL_PAIR =
            "symbol=BTCUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=105"
                    + "&belowType=STOP_LOSS&belowStopPrice=97";

    private final Rig rig = new Rig().withBook();

    private String account() {
        return rig.signed("GET", "account", "").body();
    }

    private String list(long id) {
        return rig.signed("GET", "orderList", "orderListId=" + id).body();
    }

    private String orders() {
        return rig.signed("GET", "allOrders", "symbol=BTCUSDT").body();
    }

    private long place(String kind, String query) {
        RestReply reply = rig.signed("POST", "orderList/" + kind, query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Rig.number(reply.body(), "orderListId");
    }

    @Test
    void pairLocksOnceAndOneEndsTheOther() {
        long id = place("oco", SELL_PAIR);
        assertThat(account()).contains("\"free\":\"9.00000000\",\"locked\":\"1.00000000\"");
        assertThat(list(id))
                .contains("\"contingencyType\":\"OCO\"", "\"listOrderStatus\":\"EXECUTING\"");

        rig.house(NewOrder.market(true, 5 * Quote.UNIT));

        rig.house(NewOrder.market(true, Quote.UNIT));
        assertThat(orders())
                .contains("\"status\":\"FILLED\"", "\"status\":\"EXPIRED\"", "LIMIT_MAKER");
        assertThat(list(id)).contains("\"listStatusType\":\"ALL_DONE\"");
        assertThat(account())
                .contains("\"asset\":\"BTC\",\"free\":\"9.00000000\",\"locked\":\"0.00000000\"");
    }

    @Test
    void triggeredStopEndsTheLimit() {
        long id = place("oco", SELL_PAIR);

        rig.house(NewOrder.market(false, 3 * Quote.UNIT));

        assertThat(orders()).contains("\"status\":\"FILLED\"", "\"status\":\"EXPIRED\"");
        assertThat(list(id)).contains("\"listOrderStatus\":\"ALL_DONE\"");
        assertThat(rig.signed("GET", "openOrderList", "").body()).isEqualTo("[]");
        assertThat(rig.signed("GET", "allOrderList", "").body()).contains("\"orderListId\":" + id);
    }

    @Test
    void cancelOfOneCancelsTheList() {
        place("oco", SELL_PAIR);
        String open = rig.signed("GET", "openOrders", "").body();

        RestReply reply =
                rig.signed(
                        "DELETE", "order", "symbol=BTCUSDT&orderId=" + Rig.number(open, "orderId"));

        assertThat(reply.body()).contains("\"listOrderStatus\":\"ALL_DONE\"", "orderReports");
        assertThat(rig.signed("GET", "openOrders", "").body()).isEqualTo("[]");
        assertThat(account()).contains("\"free\":\"10.00000000\",\"locked\":\"0.00000000\"");
    }

    @Test
    void listIsCanceledByItsName() {
        place("oco", SELL_PAIR + "&listClientOrderId=mine");

        assertThat(
                        rig.signed("POST", "orderList/oco", SELL_PAIR + "&listClientOrderId=mine")
                                .body())
                .contains("Duplicate order sent.");
        assertThat(
                        rig.signed("DELETE", "orderList", "symbol=BTCUSDT&listClientOrderId=mine")
                                .body())
                .contains("\"listClientOrderId\":\"mine\"", "\"status\":\"CANCELED\"");
        assertThat(
                        rig.signed("DELETE", "orderList", "symbol=BTCUSDT&listClientOrderId=mine")
                                .body())
                .contains("-2011");
        assertThat(rig.signed("GET", "orderList", "orderListId=1").body()).contains("-2013");
    }

    @Test
    void pendingOrderIsPlacedWhenTheWorkingOneHasFilled() {
        long id =
                place(
                        "oto",
                        "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingQuantity=2"
                                + "&workingPrice=99.5&workingTimeInForce=GTC&pendingType=LIMIT"
                                + "&pendingSide=SELL&pendingQuantity=1&pendingPrice=120"
                                + "&pendingTimeInForce=GTC");
        assertThat(orders()).contains("\"status\":\"PENDING_NEW\"");

        rig.house(NewOrder.market(false, Quote.UNIT));
        assertThat(orders()).contains("\"status\":\"PENDING_NEW\"");
        rig.house(NewOrder.market(false, Quote.UNIT));

        assertThat(orders()).contains("\"status\":\"FILLED\"").doesNotContain("PENDING_NEW");
        assertThat(account()).contains("\"locked\":\"1.00000000\"");
        assertThat(list(id)).contains("\"contingencyType\":\"OTO\"");
    }

    @Test
    void pairIsPlacedWhenTheWorkingOneHasFilled() {
        place(
                "otoco",
                "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingQuantity=1"
                        + "&workingPrice=101&workingTimeInForce=GTC&pendingSide=SELL"
                        + "&pendingQuantity=0.9&pendingAboveType=LIMIT_MAKER"
                        + "&pendingAbovePrice=109.5&pendingBelowType=STOP_LOSS_LIMIT"
                        + "&pendingBelowStopPrice=96&pendingBelowPrice=90"
                        + "&pendingBelowTimeInForce=GTC");

        assertThat(orders()).contains("\"status\":\"FILLED\"").doesNotContain("PENDING_NEW");
        assertThat(account()).contains("\"locked\":\"0.90000000\"");
        rig.house(NewOrder.market(false, 4 * Quote.UNIT));
        assertThat(account())
                .contains("\"asset\":\"BTC\",\"free\":\"10.09900000\",\"locked\":\"0.00000000\"");
    }

    @Test
    void pendingOrderEndsWithTheWorkingOne() {
        long id =
                place(
                        "oto",
                        "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingQuantity=1"
                                + "&workingPrice=50&workingTimeInForce=GTC&pendingType=MARKET"
                                + "&pendingSide=SELL&pendingQuantity=1");

        rig.signed("DELETE", "openOrders", "symbol=BTCUSDT");

        assertThat(orders()).doesNotContain("PENDING_NEW");
        assertThat(list(id)).contains("\"listOrderStatus\":\"ALL_DONE\"");
    }

    @ParameterizedTest
    @CsvSource({
        "side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=105&belowType=LIMIT_MAKER&belowPrice=95, -1166",
        "side=BUY&quantity=1&aboveType=LIMIT_MAKER&abovePrice=105&belowType=STOP_LOSS&belowStopPrice=95, -1165",
        "side=BUY&quantity=1&aboveType=STOP_LOSS&aboveStopPrice=105&belowType=STOP_LOSS&belowStopPrice=95, -1196",
        "side=SELL&quantity=1&aboveType=STOP_LOSS&aboveStopPrice=105&belowType=STOP_LOSS&belowStopPrice=95, -1197",
        "side=BUY&quantity=1&aboveType=TAKE_PROFIT&aboveStopPrice=105&belowType=STOP_LOSS&belowStopPrice=95, -1198",
        "side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=105&belowType=TAKE_PROFIT&belowStopPrice=95, -1199",
        "side=SELL&quantity=1&aboveType=LIMIT&abovePrice=105&aboveTimeInForce=GTC"
                + "&belowType=STOP_LOSS&belowStopPrice=95, -1158",
        "side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=99&belowType=STOP_LOSS&belowStopPrice=95, -2010",
        "side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=105&belowType=STOP_LOSS&belowStopPrice=101, -2010",
        "side=SELL&quantity=11&aboveType=LIMIT_MAKER&abovePrice=105&belowType=STOP_LOSS&belowStopPrice=95, -2010",
    })
    void pairThatMakesNoSenseIsRefused(String query, int code) {
        RestReply reply = rig.signed("POST", "orderList/oco", "symbol=BTCUSDT&" + query);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.body()).contains("\"code\":" + code + ",");
        assertThat(rig.signed("GET", "openOrders", "").body()).isEqualTo("[]");
    }
}
