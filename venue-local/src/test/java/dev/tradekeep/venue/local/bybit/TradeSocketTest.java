package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders over the socket for orders, and several at a time. */
final class TradeSocketTest {
    private static final String BUY =
            "'category':'spot','symbol':'BTCUSDT','side':'Buy','orderType':'Limit',";

    private final Rig rig = new Rig();
    private final Rig.Socket socket = rig.socket("/v5/trade").logOn();

    private JsonNode ask(String op, String args) {
        return ask(op, args, "'X-BAPI-TIMESTAMP':'" + rig.clock.get() / 1_000 + "'");
    }

    private JsonNode ask(String op, String args, String header) {
        socket.say(
                "{'reqId':'r-1','op':'%s','header':{%s},'args':[{%s}]}"
                        .formatted(op, header, args));
        List<JsonNode> answers = socket.take();
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    private static void requireError(JsonNode answer, int code) {
        assertThat(answer.path("retCode").asInt()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.path("retMsg").asString()).isNotEmpty();
        assertThat(answer.path("reqId").asString()).isEqualTo("r-1");
        assertThat(answer.path("data").isObject()).isTrue();
    }

    @Test
    void orderIsPlacedAmendedAndCancelled() {
        JsonNode placed = ask("order.create", BUY + "'qty':'1','price':'50','orderLinkId':'a'");
        assertThat(placed.path("retCode").asInt()).isZero();
        assertThat(placed.path("op").asString()).isEqualTo("order.create");
        assertThat(placed.path("reqId").asString()).isEqualTo("r-1");
        assertThat(placed.path("data").path("orderLinkId").asString()).isEqualTo("a");
        assertThat(placed.path("header").path("X-Bapi-Limit-Status").asString()).isNotEmpty();
        assertThat(placed.path("connId").asString()).isNotEmpty();
        String id = placed.path("data").path("orderId").asString();

        assertThat(
                        ask(
                                        "order.amend",
                                        "'category':'spot','symbol':'BTCUSDT','orderId':'"
                                                + id
                                                + "','price':'51'")
                                .path("retCode")
                                .asInt())
                .isZero();
        assertThat(rig.find(id).path("price").asString()).isEqualTo("51");
        assertThat(
                        ask(
                                        "order.cancel",
                                        "'category':'spot','symbol':'BTCUSDT','orderLinkId':'a'")
                                .path("retCode")
                                .asInt())
                .isZero();
        assertThat(rig.find(id).path("orderStatus").asString()).isEqualTo("Cancelled");
    }

    @Test
    void refusalsAreThoseOfRest() {
        requireError(ask("order.create", BUY + "'qty':'5000','price':'50'"), 170131);
        requireError(
                ask("order.cancel", "'category':'spot','symbol':'BTCUSDT','orderId':'1'"), 170213);
        requireError(ask("order.dance", ""), 10404);
        requireError(ask("order.create", BUY + "'qty':'1','price':'50'", ""), 10002);
        requireError(
                ask(
                        "order.create",
                        BUY + "'qty':'1','price':'50'",
                        "'X-BAPI-TIMESTAMP':'"
                                + (Rig.START_MILLIS - 2_001)
                                + "','X-BAPI-RECV-WINDOW':'2000'"),
                10002);
    }

    @Test
    void nobodyTradesWithoutAKey() {
        Rig.Socket nobody = rig.socket("/v5/trade");
        nobody.say("{'reqId':'1','op':'order.create','args':[{}]}");
        nobody.say(Rig.auth(Rig.KEY, Rig.START_MILLIS + 1_000, "00"));
        nobody.say("hello");

        List<JsonNode> answers = nobody.take();
        assertThat(answers.get(0).path("retCode").asInt()).isEqualTo(10007);
        assertThat(answers.get(1).path("retCode").asInt()).isEqualTo(10004);
        assertThat(answers.get(1).path("op").asString()).isEqualTo("auth");
        assertThat(answers.get(2).path("retCode").asInt()).isEqualTo(10001);
    }

    @Test
    void pingIsAnswered() {
        socket.say("{'op':'ping'}");

        JsonNode pong = socket.take().getFirst();
        assertThat(pong.path("op").asString()).isEqualTo("pong");
        assertThat(pong.path("retCode").asInt()).isZero();
    }

    @Test
    void answerComesBeforeTheStreamTells() {
        Rig.Socket stream = rig.listening("order");

        ask("order.create", BUY + "'qty':'1','price':'50'");

        assertThat(stream.take()).isEmpty();
        rig.later(5);
        assertThat(stream.take()).hasSize(1);
    }

    /** One that is refused does not keep the others back. */
    @Test
    void severalOrdersHaveResultsOfTheirOwn() {
        String rows =
                "{'symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'1','price':'50',"
                        + "'orderLinkId':'a'},"
                        + "{'symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'9000',"
                        + "'price':'50','orderLinkId':'b'},"
                        + "{'symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'1',"
                        + "'price':'51.001'}";
        JsonNode placed = ask("order.create-batch", "'category':'spot','request':[" + rows + "]");

        JsonNode list = placed.path("data").path("list");
        JsonNode outcomes = placed.path("retExtInfo").path("list");
        assertThat(placed.path("retCode").asInt()).isZero();
        assertThat(list.path(0).path("orderId").asString()).isNotEmpty();
        assertThat(list.path(1).path("orderId").asString()).isEmpty();
        assertThat(list.path(1).path("orderLinkId").asString()).isEqualTo("b");
        assertThat(outcomes.valueStream().map(one -> one.path("code").asInt()))
                .containsExactly(0, 170131, 170134);

        JsonNode amended =
                rig.post(
                        "order/amend-batch",
                        "{'category':'spot','request':[{'symbol':'BTCUSDT','orderLinkId':'a',"
                                + "'price':'52'}]}");
        assertThat(amended.path("retExtInfo").path("list").path(0).path("code").asInt()).isZero();
        JsonNode canceled =
                rig.post(
                        "order/cancel-batch",
                        "{'category':'spot','request':[{'symbol':'BTCUSDT','orderLinkId':'a'},"
                                + "{'symbol':'BTCUSDT','orderLinkId':'a'}]}");
        assertThat(
                        canceled.path("retExtInfo")
                                .path("list")
                                .valueStream()
                                .map(one -> one.path("code").asInt()))
                .containsExactly(0, 170142);
    }

    @Test
    void tenOrdersAtATimeAreEnough() {
        String row = "{'symbol':'BTCUSDT'}";
        requireError(
                ask(
                        "order.create-batch",
                        "'category':'spot','request':["
                                + String.join(",", Collections.nCopies(11, row))
                                + "]"),
                10001);
        requireError(ask("order.create-batch", "'category':'spot','request':[]"), 10001);
    }
}
