package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Amendments, allocations, filters of an account, and pairs placed the old way. */
final class HistoryTest {
    private final Rig rig = new Rig().withBook();

    private String get(String path, String query) {
        return rig.signed("GET", path, "symbol=BTCUSDT" + query).body();
    }

    @Test
    void amendmentsAreTold() {
        String placed =
                rig.order(
                                "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=50"
                                        + "&newClientOrderId=a")
                        .body();
        String id = "&orderId=" + Rig.number(placed, "orderId");
        String amend = "symbol=BTCUSDT" + id + "&newQty=";
        rig.signed("PUT", "order/amend/keepPriority", amend + "0.9&newClientOrderId=b");
        rig.later(5);
        long second =
                Rig.number(
                        rig.signed("PUT", "order/amend/keepPriority", amend + "0.8").body(),
                        "executionId");

        assertThat(get("order/amendments", id))
                .contains(
                        "\"origClientOrderId\":\"a\",\"newClientOrderId\":\"b\","
                                + "\"origQty\":\"1.00000000\",\"newQty\":\"0.90000000\"",
                        "\"origQty\":\"0.90000000\",\"newQty\":\"0.80000000\",\"time\":"
                                + rig.clock.get() / 1_000);
        assertThat(get("order/amendments", id + "&fromExecutionId=" + second))
                .startsWith("[{\"symbol\":\"BTCUSDT\"")
                .doesNotContain("0.90000000\",\"time");
        assertThat(get("order/amendments", "")).contains("-1102", "'orderId'");
        assertThat(get("order/amendments", "&orderId=7")).contains("-2013");
    }

    @Test
    void allocationsAndFiltersAreNone() {
        assertThat(get("myAllocations", "")).isEqualTo("[]");
        assertThat(get("myFilters", ""))
                .isEqualTo("{\"exchangeFilters\":[],\"symbolFilters\":[],\"assetFilters\":[]}");
    }

    @Test
    void pairIsPlacedTheOldWay() {
        String placed =
                rig.signed(
                                "POST",
                                "order/oco",
                                "symbol=BTCUSDT&side=SELL&quantity=1&price=150&stopPrice=60"
                                        + "&stopLimitPrice=59&stopLimitTimeInForce=GTC"
                                        + "&limitClientOrderId=up&stopClientOrderId=down"
                                        + "&listClientOrderId=pair")
                        .body();

        assertThat(placed)
                .contains("\"contingencyType\":\"OCO\"", "\"listClientOrderId\":\"pair\"");
        String open = get("openOrders", "");
        assertThat(open)
                .contains("\"clientOrderId\":\"up\",\"price\":\"150.00000000\"")
                .contains("\"type\":\"LIMIT_MAKER\"", "\"type\":\"STOP_LOSS_LIMIT\"")
                .contains("\"clientOrderId\":\"down\",\"price\":\"59.00000000\"")
                .contains("\"stopPrice\":\"60.00000000\"");
    }

    @Test
    void buyingPairIsPlacedTheOldWayWithTheStopAbove() {
        String placed =
                rig.signed(
                                "POST",
                                "order/oco",
                                "symbol=BTCUSDT&side=BUY&quantity=1&price=60&stopPrice=150")
                        .body();

        assertThat(placed).contains("\"type\":\"STOP_LOSS\"", "\"type\":\"LIMIT_MAKER\"");
        assertThat(
                        rig.signed(
                                        "POST",
                                        "order/oco",
                                        "symbol=BTCUSDT&side=BUY&quantity=1&price=150&stopPrice=60")
                                .body())
                .contains("-2010");
    }
}
