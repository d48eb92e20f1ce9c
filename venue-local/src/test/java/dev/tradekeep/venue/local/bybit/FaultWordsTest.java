package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.RequestRole;
import dev.tradekeep.venue.local.wire.RestReply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What faults on request look like in Bybit's protocol. */
final class FaultWordsTest {
    private final Rig rig = new Rig();

    @ParameterizedTest
    @CsvSource({
        "unknown-outcome,200,10000",
        "maintenance,503,10016",
        "ban,403,10018",
        "rate-limit,200,10006",
        "'key-revoked,key=somebody',200,10003",
        "http-error=502,502,10016"
    })
    void requestIsRefused(String text, int status, int code) {
        Fault fault = rig.floor.faults().add(text);

        RestReply reply =
                rig.venue.refused(Rig.request("GET", "/v5/account/info", "", "", Map.of()), fault);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(Rig.json(reply).path("retCode").asInt()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v5/market/time,PUBLIC",
        "GET,/v5/nothing,PUBLIC",
        "GET,/v5/order/realtime,QUERY",
        "POST,/v5/order/create,PLACE",
        "POST,/v5/order/create-batch,PLACE",
        "POST,/v5/order/amend,AMEND",
        "POST,/v5/order/cancel,CANCEL",
        "POST,/v5/order/cancel-all,CANCEL"
    })
    void requestHasARole(String method, String path, RequestRole role) {
        assertThat(rig.venue.target(Rig.request(method, path, "", "", Map.of())).role())
                .isEqualTo(role);
    }

    @Test
    void eventsAreDroppedAndDoubled() {
        Rig.Socket socket = rig.listening("order");
        rig.floor.faults().add("events-dropped,next=1");
        rig.limit("Buy", "1", "50");
        rig.later(10);
        assertThat(socket.take()).isEmpty();

        rig.floor.faults().add("events-doubled,next=1");
        rig.limit("Buy", "1", "50");
        rig.later(10);
        assertThat(socket.take()).hasSize(2);
    }

    @Test
    void connectionEndsInPlaceOfAFill() {
        Rig.Socket socket = rig.listening("order", "execution");
        rig.floor.faults().add("disconnect-on-fill,next=1");

        rig.limit("Buy", "1", "101");
        rig.later(10);

        assertThat(socket.closed()).isEqualTo(1_001);
    }

    /** The pongs go on. */
    @Test
    void privateStreamFallsSilent() {
        Rig.Socket socket = rig.listening("order");
        rig.floor.faults().add("private-silent");

        rig.limit("Buy", "1", "50");
        rig.later(10);
        assertThat(socket.take()).isEmpty();
        socket.say("{'op':'ping'}");
        assertThat(socket.take()).hasSize(1);
    }

    @Test
    void bookHasAGap() {
        Rig.Socket socket = rig.socket("/v5/public/spot");
        socket.say("{'op':'subscribe','args':['orderbook.50.BTCUSDT']}");
        rig.later(10);
        long before = socket.take().getLast().path("data").path("u").asLong();
        rig.floor.faults().add("book-gap,next=1");

        rig.quote(true, 50, 1);
        rig.venue.tick();
        rig.quote(true, 51, 1);
        rig.venue.tick();

        List<JsonNode> told = socket.take();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().path("data").path("u").asLong()).isEqualTo(before + 2);
    }

    @Test
    void marketFallsSilent() {
        Rig.Socket socket = rig.socket("/v5/public/spot");
        socket.say("{'op':'subscribe','args':['publicTrade.BTCUSDT']}");
        rig.later(10);
        socket.take();
        rig.floor.faults().add("market-silent,symbol=BTCUSDT");

        rig.take(true, "1.00000");

        assertThat(socket.take()).isEmpty();
    }

    @Test
    void queriesAreLate() {
        String id = rig.limit("Sell", "2", "100.5");
        rig.later(2_000);
        rig.take(true, "0.50000");
        rig.later(500);
        rig.cancel(id);
        rig.later(100);
        rig.floor.faults().add("queries-late=1000");

        JsonNode list = rig.get("order/realtime", "category=spot").path("result").path("list");
        assertThat(list.path(0).path("orderStatus").asString()).isEqualTo("New");
        assertThat(list.path(0).path("leavesQty").asString()).isEqualTo("2");
        assertThat(rig.get("order/history", "category=spot").path("result").path("list")).isEmpty();
        assertThat(rig.get("execution/list", "category=spot").path("result").path("list"))
                .isEmpty();
        rig.later(500);
        assertThat(rig.find(id).path("orderStatus").asString()).isEqualTo("PartiallyFilled");
        assertThat(rig.find(id).path("cumExecFee").asString()).isEqualTo("0.05025");
        assertThat(rig.get("execution/list", "category=spot").path("result").path("list").size())
                .isEqualTo(1);
        rig.later(500);
        assertThat(rig.get("order/history", "category=spot").path("result").path("list").size())
                .isEqualTo(1);
    }

    @Test
    void listsComeInAnyOrder() {
        for (int i = 0; i < 20; i++) {
            rig.limit("Buy", "1", "50");
        }
        JsonNode inOrder = rig.get("order/realtime", "category=spot").path("result").path("list");

        rig.floor.faults().add("queries-shuffled");

        JsonNode shuffled = rig.get("order/realtime", "category=spot").path("result").path("list");
        assertThat(shuffled).isNotEqualTo(inOrder);
        assertThat(shuffled.valueStream()).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    @Test
    void orderOverTheSocketIsCarriedOutAndNotAnswered() {
        Rig.Socket socket = rig.socket("/v5/trade").logOn();
        rig.floor.faults().add("timeout-after,next=1");
        String order =
                "{'reqId':'1','op':'order.create','header':{'X-BAPI-TIMESTAMP':'"
                        + Rig.START_MILLIS
                        + "'},'args':[{'category':'spot','symbol':'BTCUSDT','side':'Buy',"
                        + "'orderType':'Limit','qty':'1','price':'50','orderLinkId':'a'}]}";

        socket.say(order);

        assertThat(socket.take()).isEmpty();
        assertThat(
                        rig.get("order/realtime", "category=spot&orderLinkId=a")
                                .path("result")
                                .path("list")
                                .size())
                .isEqualTo(1);
        rig.floor.faults().add("unknown-outcome,next=1");
        socket.say(order);
        assertThat(socket.take().getFirst().path("retCode").asInt()).isEqualTo(10000);
    }
}
