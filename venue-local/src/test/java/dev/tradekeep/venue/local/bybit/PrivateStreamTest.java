package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.keys.Credential;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an account hears, in which order, and who hears it. */
final class PrivateStreamTest {
    private final Rig rig = new Rig();

    private static List<String> topics(List<JsonNode> messages) {
        return messages.stream().map(one -> one.path("topic").asString()).toList();
    }

    @Test
    void requestIsAnsweredBeforeItIsTold() {
        Rig.Socket socket = rig.listening("order", "execution", "wallet");

        String id = rig.limit("Buy", "1", "50");

        assertThat(rig.find(id).path("orderStatus").asString()).isEqualTo("New");
        assertThat(socket.take()).isEmpty();
        rig.later(5);
        assertThat(topics(socket.take())).containsExactly("order", "wallet");
    }

    /** It does not overtake what is to be told later. */
    @Test
    void whatTheMarketDoesIsToldAtOnce() {
        Rig.Socket socket = rig.listening("order");
        rig.limit("Sell", "2", "100.5");
        rig.take(true, "0.50000");
        assertThat(socket.take()).isEmpty();
        rig.later(5);
        assertThat(
                        socket.take().stream()
                                .map(one ->
                                        one.path("data").path(0).path("orderStatus").asString()))
                .containsExactly("New", "PartiallyFilled");

        rig.take(true, "0.50000");

        assertThat(socket.take()).hasSize(1);
    }

    @Test
    void executionComesBeforeOrderAndWalletLast() {
        Rig.Socket socket = rig.listening("wallet", "order", "execution");

        rig.limit("Buy", "2", "102");
        rig.later(5);

        List<JsonNode> told = socket.take();
        assertThat(topics(told))
                .containsExactly("order", "execution", "order", "execution", "order", "wallet");
        JsonNode execution = told.get(1).path("data").path(0);
        assertThat(execution.path("execPrice").asString()).isEqualTo("101");
        assertThat(execution.path("execFee").asString()).isEqualTo("0.001");
        assertThat(execution.path("feeCurrency").asString()).isEqualTo("BTC");
        assertThat(execution.path("feeRate").asString()).isEqualTo("0.001");
        assertThat(execution.path("leavesQty").asString()).isEqualTo("1");
        assertThat(execution.path("isMaker").asBoolean()).isFalse();
        assertThat(told.getFirst().path("id").asString()).isNotEmpty();
        assertThat(told.getFirst().path("creationTime").asLong())
                .isEqualTo(rig.clock.get() / 1_000 - 5);
    }

    @Test
    void walletSaysWhatIsLockedWhereItsReadersLook() {
        Rig.Socket socket = rig.listening("wallet");

        rig.limit("Buy", "1", "50");
        rig.later(5);

        JsonNode account = socket.take().getFirst().path("data").path(0);
        JsonNode coin =
                account.path("coin")
                        .valueStream()
                        .filter(one -> one.path("coin").asString().equals("USDT"))
                        .findFirst()
                        .orElseThrow();
        assertThat(account.path("accountType").asString()).isEqualTo("UNIFIED");
        assertThat(coin.path("walletBalance").asString()).isEqualTo("100000");
        assertThat(coin.path("locked").asString()).isEqualTo("50");
        assertThat(coin.path("totalOrderIM").asString()).isEqualTo("50");
        assertThat(coin.path("availableToWithdraw").asString()).isEqualTo("99950");
    }

    @Test
    void subscriptionIsAnsweredNoSoonerThanFiveMillisecondsAfterIt() {
        Rig.Socket socket = rig.socket("/v5/private").logOn();

        socket.say("{'op':'subscribe','req_id':7,'args':['order']}");

        rig.later(5);
        assertThat(socket.take()).isEmpty();
        rig.later(5);
        JsonNode answer = socket.take().getFirst();
        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("op").asString()).isEqualTo("subscribe");
        assertThat(answer.path("req_id").toString()).isEqualTo("7");
        assertThat(answer.path("conn_id").asString()).isNotEmpty();
    }

    /** Clients do not wait for the answer to their key. */
    @Test
    void subscriptionsRightBehindTheKeyAreTaken() {
        Rig.Socket socket = rig.socket("/v5/private");
        long expires = rig.clock.get() / 1_000 + 1_000;
        String sign = new Credential.Secret(Rig.SECRET).sign("GET/realtime" + expires);

        socket.say("{'op':'auth','args':['somebody','" + expires + "','" + sign + "']}");
        for (String topic : List.of("order", "execution", "position", "wallet", "order")) {
            socket.say("{'op':'subscribe','args':['" + topic + "']}");
        }
        rig.later(10);

        List<JsonNode> answers = socket.take();
        assertThat(answers).hasSize(6).allMatch(one -> one.path("success").asBoolean());
        assertThat(answers.getFirst().path("op").asString()).isEqualTo("auth");
    }

    @Test
    void nobodyHearsWithoutAKey() {
        Rig.Socket socket = rig.socket("/v5/private");
        socket.say("{'op':'subscribe','args':['order']}");
        rig.later(10);

        assertThat(socket.take().getFirst().path("success").asBoolean()).isFalse();
        rig.limit("Buy", "1", "50");
        rig.later(10);
        assertThat(socket.take()).isEmpty();
    }

    @Test
    void everybodyHearsOnlyOfThemselves() {
        rig.floor.keys().add("other", Credential.of("secret"), rig.open("other", false));
        Rig.Socket mine = rig.listening("order");
        Rig.Socket others = rig.socket("/v5/private");
        long expires = rig.clock.get() / 1_000 + 1_000;
        String sign = new Credential.Secret("secret").sign("GET/realtime" + expires);
        others.say(Rig.auth("other", expires, sign));
        others.say("{'op':'subscribe','args':['order.spot']}");
        rig.later(10);
        others.take();

        rig.limit("Buy", "1", "50");
        rig.later(10);

        assertThat(mine.take()).hasSize(1);
        assertThat(others.take()).isEmpty();
    }

    @Test
    void topicsMayNameACategoryAndBeGivenUp() {
        Rig.Socket socket = rig.listening("order.spot", "execution.fast.spot");
        rig.limit("Buy", "1", "101");
        rig.later(10);
        assertThat(topics(socket.take())).containsExactly("order", "execution.fast", "order");

        socket.say("{'op':'unsubscribe','args':['order.spot'],'req_id':'x'}");
        rig.later(10);
        JsonNode answer = socket.take().getFirst();
        assertThat(answer.path("op").asString()).isEqualTo("unsubscribe");
        assertThat(answer.path("req_id").asString()).isEqualTo("x");
        rig.limit("Buy", "1", "50");
        rig.later(10);
        assertThat(socket.take()).isEmpty();
    }

    @Test
    void unknownTopicsAndOperationsAreRefused() {
        Rig.Socket socket = rig.socket("/v5/private").logOn();

        socket.say("{'op':'subscribe','args':['orders']}");
        socket.say("{'op':'dance'}");
        socket.say("hello");
        rig.later(10);

        List<JsonNode> answers = socket.take();
        assertThat(answers).hasSize(3).noneMatch(one -> one.path("success").asBoolean());
        assertThat(answers.get(2).path("ret_msg").asString())
                .isEqualTo("error:handler not found,topic:orders");
    }

    @Test
    void pingIsAnswered() {
        Rig.Socket socket = rig.socket("/v5/private").logOn();

        socket.say("{'op':'ping','req_id':'p1'}");
        socket.say("{'op':'ping','args':[]}");

        List<JsonNode> pongs = socket.take();
        assertThat(pongs).hasSize(2).allMatch(one -> one.path("op").asString().equals("pong"));
        assertThat(pongs.getFirst().path("req_id").asString()).isEqualTo("p1");
        assertThat(pongs.getFirst().path("args").path(0).asString())
                .isEqualTo(Long.toString(rig.clock.get() / 1_000));
    }

    @Test
    void ordersOfOneRequestShareAMessage() {
        rig.limit("Buy", "1", "50");
        rig.limit("Buy", "1", "51");
        Rig.Socket socket = rig.listening("order");

        JsonNode reply = rig.post("order/cancel-all", "{'category':'spot','symbol':'BTCUSDT'}");
        rig.later(10);

        assertThat(reply.path("result").path("list").size()).isEqualTo(2);
        assertThat(socket.take().getFirst().path("data").size()).isEqualTo(2);
    }

    @Test
    void whoHasLeftHearsNothing() {
        Rig.Socket socket = rig.listening("order");
        socket.leave();

        rig.limit("Buy", "1", "50");
        rig.later(10);

        assertThat(socket.take()).isEmpty();
    }
}
