package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.NewOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Queries that are behind, or out of order. */
final class LateQueriesTest {
    private static final Pattern TRADE = Pattern.compile("\"id\":(\\d+)");

    private final Rig rig = new Rig().withBook();

    private String get(String path, String query) {
        return rig.signed("GET", path, "symbol=BTCUSDT" + query).body();
    }

    @Test
    void orderIsSeenAWhileAfterItWasPlaced() {
        rig.floor.faults().add("queries-late=1000");
        String id = "&orderId=" + Rig.number(rig.limit("BUY", "1", "50").body(), "orderId");

        assertThat(get("order", id)).contains("-2013");
        assertThat(get("openOrders", "")).isEqualTo("[]");
        assertThat(get("allOrders", "")).isEqualTo("[]");
        rig.later(1_000);
        assertThat(get("order", id)).contains("\"status\":\"NEW\"");
        assertThat(get("openOrders", "")).contains("\"status\":\"NEW\"");
        assertThat(get("allOrders", "")).contains("\"status\":\"NEW\"");
    }

    @Test
    void fillIsSeenAWhileAfterItHappened() {
        String id = "&orderId=" + Rig.number(rig.limit("BUY", "1", "99.5").body(), "orderId");
        rig.later(2_000);
        rig.floor.faults().add("queries-late=1000");
        rig.house(NewOrder.market(false, Quote.UNIT));

        assertThat(get("order", id))
                .contains("\"status\":\"NEW\"", "\"executedQty\":\"0.00000000\"");
        assertThat(get("openOrders", "")).contains("\"status\":\"NEW\"");
        assertThat(get("myTrades", "")).isEqualTo("[]");
        rig.later(1_000);
        assertThat(get("order", id)).contains("\"status\":\"FILLED\"");
        assertThat(get("openOrders", "")).isEqualTo("[]");
        assertThat(get("myTrades", "")).contains("\"qty\":\"1.00000000\"");
    }

    @Test
    void someQueriesAreLateAndOthersAreNot() {
        rig.order("side=BUY&type=MARKET&quantity=1");
        rig.floor.faults().add("queries-late=1000,path=myTrades,next=1");

        assertThat(get("allOrders", "")).contains("FILLED");
        assertThat(get("myTrades", "")).isEqualTo("[]");
        assertThat(get("myTrades", "")).contains("\"qty\"");
    }

    @Test
    void listsComeOutOfOrder() {
        rig.order("side=BUY&type=MARKET&quantity=8");
        List<String> inOrder = trades();
        rig.floor.faults().add("queries-shuffled,seed=3");

        List<String> shuffled = trades();

        assertThat(inOrder).hasSize(8);
        assertThat(shuffled).isNotEqualTo(inOrder).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    private List<String> trades() {
        List<String> ids = new ArrayList<>();
        TRADE.matcher(get("myTrades", "")).results().forEach(one -> ids.add(one.group(1)));
        return ids;
    }
}
