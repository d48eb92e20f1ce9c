package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.spot.NewOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders and executions, page by page, and what the filters leave. */
final class QueryTest {
    private final Rig rig = new Rig();

    private List<String> ids(String path, String query, String field) {
        return rig.get(path, "category=spot" + query)
                .path("result")
                .path("list")
                .valueStream()
                .map(row -> row.path(field).asString())
                .toList();
    }

    private List<String> orders(String path, String query) {
        return ids(path, query, "orderId");
    }

    private List<String> pages(String path, String query, String field, int limit) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode result =
                    rig.get(
                                    path,
                                    "category=spot&limit="
                                            + limit
                                            + query
                                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                            .path("result");
            assertThat(result.path("list").size()).isBetween(1, limit);
            result.path("list").forEach(row -> all.add(row.path(field).asString()));
            cursor = result.path("nextPageCursor").asString();
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void realtimeShowsOpenOrdersNewestFirst() {
        String first = rig.limit("Buy", "1", "50");
        String second = rig.limit("Buy", "1", "51");
        String ended = rig.limit("Buy", "1", "52");
        rig.cancel(ended);
        String other =
                rig.post(
                                "order/create",
                                "{'category':'spot','symbol':'ETHUSDT','side':'Buy',"
                                        + "'orderType':'Limit','qty':'1','price':'9'}")
                        .path("result")
                        .path("orderId")
                        .asString();

        assertThat(orders("order/realtime", "")).containsExactly(other, second, first);
        assertThat(orders("order/realtime", "&symbol=BTCUSDT")).containsExactly(second, first);
        assertThat(orders("order/realtime", "&baseCoin=ETH")).containsExactly(other);
        assertThat(pages("order/realtime", "", "orderId", 1)).containsExactly(other, second, first);
        assertThat(pages("order/realtime", "", "orderId", 3)).hasSize(3);
    }

    @Test
    void orderIsFoundByEitherIdAlsoWhenItHasEnded() {
        String id =
                rig.place(
                        "'side':'Buy','orderType':'Limit','qty':'1','price':'50','orderLinkId':'mine'");
        assertThat(orders("order/realtime", "&orderLinkId=mine")).containsExactly(id);
        assertThat(orders("order/history", "&orderLinkId=mine")).isEmpty();
        rig.cancel(id);

        assertThat(orders("order/realtime", "")).isEmpty();
        assertThat(orders("order/realtime", "&orderId=" + id)).containsExactly(id);
        assertThat(orders("order/realtime", "&openOnly=1")).containsExactly(id);
        assertThat(orders("order/history", "&orderId=" + id)).containsExactly(id);
        assertThat(orders("order/history", "&orderLinkId=mine")).containsExactly(id);
        assertThat(orders("order/history", "&orderId=abc")).isEmpty();
    }

    @Test
    void realtimeKeepsFiveHundredThatEnded() {
        String first = rig.limit("Buy", "1", "50");
        rig.cancel(first);
        for (int i = 1; i < RecentOrders.MOST; i++) {
            rig.cancel(rig.limit("Buy", "1", "50"));
        }
        assertThat(orders("order/realtime", "&orderId=" + first)).containsExactly(first);

        rig.cancel(rig.limit("Buy", "1", "50"));

        assertThat(orders("order/realtime", "&orderId=" + first)).isEmpty();
        assertThat(orders("order/history", "&orderId=" + first)).containsExactly(first);
        assertThat(pages("order/history", "&symbol=BTCUSDT", "orderId", 50))
                .hasSize(RecentOrders.MOST + 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void filtersTellActiveFromWaitingOrders() {
        String active = rig.limit("Buy", "1", "50");
        String stop =
                rig.place(
                        "'side':'Buy','orderType':'Limit','qty':'1','price':'121','triggerPrice':'120'");
        String profit =
                rig.place(
                        "'side':'Sell','orderType':'Market','qty':'1','triggerPrice':'120',"
                                + "'orderFilter':'tpslOrder'");

        assertThat(orders("order/realtime", "")).containsExactly(profit, stop, active);
        assertThat(orders("order/realtime", "&orderFilter=Order")).containsExactly(active);
        assertThat(orders("order/realtime", "&orderFilter=StopOrder")).containsExactly(stop);
        assertThat(orders("order/realtime", "&orderFilter=tpslOrder")).containsExactly(profit);

        rig.post("order/cancel-all", "{'category':'linear'}");
        assertThat(orders("order/realtime", "")).hasSize(3);
        JsonNode cancelled = rig.post("order/cancel-all", "{'category':'spot'}");
        assertThat(cancelled.path("result").path("list").size()).isEqualTo(1);
        assertThat(cancelled.path("result").path("success").asString()).isEqualTo("1");
        assertThat(orders("order/realtime", "")).containsExactly(profit, stop);
        rig.post("order/cancel-all", "{'category':'spot','orderFilter':'StopOrder'}");
        assertThat(orders("order/realtime", "")).containsExactly(profit);
        assertThat(orders("order/history", "&orderStatus=Deactivated")).containsExactly(stop);
        assertThat(orders("order/history", "&orderStatus=Cancelled")).containsExactly(active);
    }

    @Test
    void historyLooksAtTimes() {
        String early = rig.limit("Buy", "1", "50");
        rig.cancel(early);
        rig.later(1_000);
        String late = rig.limit("Buy", "1", "50");
        rig.cancel(late);
        long middle = Rig.START_MILLIS + 500;

        assertThat(orders("order/history", "&startTime=" + middle)).containsExactly(late);
        assertThat(orders("order/history", "&endTime=" + middle)).containsExactly(early);
    }

    @Test
    void executionsComeNewestFirstPageByPage() {
        String first = rig.limit("Buy", "3", "103");
        rig.later(5);
        String second = rig.limit("Sell", "2", "98");

        List<String> all = ids("execution/list", "", "execId");

        assertThat(all).hasSize(5).doesNotHaveDuplicates();
        assertThat(pages("execution/list", "", "execId", 1)).isEqualTo(all);
        assertThat(pages("execution/list", "", "execId", 2)).isEqualTo(all);
        assertThat(ids("execution/list", "", "orderId").getFirst()).isEqualTo(second);
        assertThat(ids("execution/list", "&orderId=" + first, "execPrice"))
                .containsExactly("103", "102", "101");
        assertThat(ids("execution/list", "&orderId=" + first, "leavesQty"))
                .containsExactly("0", "1", "2");
        assertThat(ids("execution/list", "&symbol=ETHUSDT", "execId")).isEmpty();
        assertThat(ids("execution/list", "&execType=Funding", "execId")).isEmpty();
        assertThat(ids("execution/list", "&orderId=1", "execId")).isEmpty();
        long between = Rig.START_MILLIS + 3;
        assertThat(ids("execution/list", "&startTime=" + between, "execId")).hasSize(2);
        assertThat(ids("execution/list", "&endTime=" + between, "execId")).hasSize(3);
    }

    /** Without times the last week is meant. */
    @Test
    void executionsReachBackAWeek() {
        rig.limit("Buy", "1", "101");
        rig.later(7 * 24 * 60 * 60 * 1_000L + 1);

        assertThat(ids("execution/list", "", "execId")).isEmpty();
        assertThat(ids("execution/list", "&startTime=" + Rig.START_MILLIS, "execId")).hasSize(1);
    }

    /** Who placed it, over which protocol, makes no difference. */
    @Test
    void ordersOfOtherProtocolsAreShown() {
        rig.floor
                .exchange()
                .locked(() ->
                        rig.floor
                                .exchange()
                                .orders()
                                .place(
                                        rig.account,
                                        rig.btc,
                                        NewOrder.limit(true, 100_000_000L, 5_000_000_000L)));

        assertThat(orders("order/realtime", "")).hasSize(1);
        assertThat(ids("order/realtime", "", "orderLinkId")).containsExactly("");
    }
}
