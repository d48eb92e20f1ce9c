package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.NewOrder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What everybody hears of markets. */
final class PublicStreamTest {
    private static final long CENT = Quote.UNIT / 100;

    private final Rig rig = new Rig();

    private Rig.Socket listening(String... topics) {
        Rig.Socket socket = rig.socket("/v5/public/spot");
        socket.say("{'op':'subscribe','req_id':3,'args':['" + String.join("','", topics) + "']}");
        rig.later(10);
        return socket;
    }

    /** A book as a client keeps it. */
    private static final class Kept {
        private final Map<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
        private final Map<BigDecimal, BigDecimal> asks = new TreeMap<>();
        private long update = -1;

        void apply(JsonNode message) {
            JsonNode data = message.path("data");
            boolean whole = message.path("type").asString().equals("snapshot");
            if (whole) {
                bids.clear();
                asks.clear();
            } else {
                assertThat(data.path("u").asLong()).isEqualTo(update + 1);
            }
            update = data.path("u").asLong();
            assertThat(data.path("seq").asLong()).isEqualTo(update);
            data.path("b").forEach(level -> apply(bids, level));
            data.path("a").forEach(level -> apply(asks, level));
        }

        /** What is taken away was there. */
        private static void apply(Map<BigDecimal, BigDecimal> side, JsonNode level) {
            BigDecimal price = new BigDecimal(level.path(0).asString());
            BigDecimal quantity = new BigDecimal(level.path(1).asString());
            if (quantity.signum() == 0) {
                assertThat(side.remove(price)).isNotNull();
            } else {
                side.put(price, quantity);
            }
        }

        private static String text(Map<BigDecimal, BigDecimal> side) {
            return side.entrySet().stream()
                    .map(one -> one.getKey() + "=" + one.getValue())
                    .collect(Collectors.joining(","));
        }
    }

    private void requireEqualToRest(Kept kept, int depth) {
        JsonNode book =
                rig.open("orderbook", "category=spot&symbol=BTCUSDT&limit=" + depth).path("result");
        assertThat(book.path("u").asLong()).isEqualTo(kept.update);
        assertThat(Kept.text(kept.bids)).isEqualTo(text(book.path("b")));
        assertThat(Kept.text(kept.asks)).isEqualTo(text(book.path("a")));
    }

    private static String text(JsonNode side) {
        return side.valueStream()
                .map(level -> level.path(0).asString() + "=" + level.path(1).asString())
                .collect(Collectors.joining(","));
    }

    /** Prices come into the window and leave it, and no update is left out. */
    @ParameterizedTest
    @ValueSource(ints = {50, 200, 1_000})
    void snapshotAndChangesMakeTheBookOfRest(int depth) {
        SplittableRandom random = new SplittableRandom(depth);
        for (int i = 0; i < 300; i++) {
            quote(random, 30_000);
        }
        Rig.Socket socket = listening("orderbook." + depth + ".BTCUSDT");
        Kept kept = new Kept();
        socket.take("orderbook." + depth + ".BTCUSDT").forEach(kept::apply);
        requireEqualToRest(kept, depth);
        for (int round = 0; round < 60; round++) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                quote(random, round % 5 == 0 ? 30_000 : 300);
            }
            if (random.nextBoolean()) {
                rig.take(random.nextBoolean(), "0.70000");
            }
            rig.later(20);
            if (random.nextBoolean()) {
                rig.venue.tick();
            }
            JsonNode rest = rig.open("orderbook", "category=spot&symbol=BTCUSDT&limit=1");
            assertThat(rest.path("retCode").asInt()).isZero();
            socket.take().forEach(kept::apply);
            requireEqualToRest(kept, depth);
        }
    }

    private void quote(SplittableRandom random, int centsAway) {
        boolean buy = random.nextBoolean();
        long away = (1 + random.nextInt(Math.min(centsAway, 7_000))) * CENT;
        long price = 100 * Quote.UNIT + (buy ? -away : away);
        rig.house(NewOrder.limit(buy, Quote.UNIT / 5 * (1 + random.nextInt(9)), price));
    }

    @Test
    void bestPricesComeWholeAndAgainWhenNothingHappens() {
        Rig.Socket socket = listening("orderbook.1.BTCUSDT");
        assertThat(socket.take("orderbook.1.BTCUSDT")).hasSize(1);
        rig.quote(true, 50, 1);
        rig.venue.tick();
        assertThat(socket.take()).isEmpty();

        rig.house(NewOrder.limit(true, Quote.UNIT, 995 * Quote.UNIT / 10));
        rig.venue.tick();
        JsonNode best = socket.take().getFirst();
        assertThat(best.path("type").asString()).isEqualTo("snapshot");
        assertThat(best.path("data").path("b").toString()).isEqualTo("[[\"99.5\",\"1\"]]");
        assertThat(best.path("data").path("a").toString()).isEqualTo("[[\"101\",\"1\"]]");

        rig.later(3_001);
        rig.venue.tick();
        assertThat(socket.take().getFirst().path("data")).isEqualTo(best.path("data"));
    }

    @Test
    void tradesOfOneRequestAreOneMessage() {
        Rig.Socket socket = listening("publicTrade.BTCUSDT");
        socket.take();

        rig.limit("Buy", "2", "102");

        JsonNode message = socket.take().getFirst();
        JsonNode trade = message.path("data").path(0);
        assertThat(message.path("data").size()).isEqualTo(2);
        assertThat(trade.path("s").asString()).isEqualTo("BTCUSDT");
        assertThat(trade.path("S").asString()).isEqualTo("Buy");
        assertThat(trade.path("p").asString()).isEqualTo("101");
        assertThat(trade.path("v").asString()).isEqualTo("1");
        assertThat(trade.path("T").asLong()).isEqualTo(rig.clock.get() / 1_000);
        assertThat(trade.path("BT").asBoolean()).isFalse();
        JsonNode rest =
                rig.open("recent-trade", "category=spot&symbol=BTCUSDT&limit=2")
                        .path("result")
                        .path("list");
        assertThat(rest.path(1).path("execId").asString()).isEqualTo(trade.path("i").asString());
        assertThat(rest.path(0).path("price").asString()).isEqualTo("102");
    }

    @Test
    void candleIsConfirmedBeforeTheNextBegins() {
        Rig.Socket socket = listening("kline.1.BTCUSDT");
        rig.venue.tick();
        rig.take(true, "0.50000");
        rig.later(60_000);
        rig.venue.tick();

        List<JsonNode> candles =
                socket.take("kline.1.BTCUSDT").stream()
                        .map(message -> message.path("data").path(0))
                        .toList();

        assertThat(candles).hasSize(3);
        assertThat(candles.stream().map(one -> one.path("confirm").asBoolean()))
                .containsExactly(false, true, false);
        JsonNode closed = candles.get(1);
        assertThat(closed.path("close").asString()).isEqualTo("101");
        assertThat(closed.path("volume").asString()).isEqualTo("0.5");
        assertThat(closed.path("turnover").asString()).isEqualTo("50.5");
        assertThat(closed.path("interval").asString()).isEqualTo("1");
        assertThat(closed.path("end").asLong()).isEqualTo(closed.path("start").asLong() + 59_999);
        assertThat(candles.get(2).path("start").asLong())
                .isEqualTo(closed.path("end").asLong() + 1);
    }

    @Test
    void openCandleIsToldOnceASecond() {
        Rig.Socket socket = listening("kline.5.BTCUSDT");
        for (int i = 0; i < 100; i++) {
            rig.venue.tick();
            rig.later(20);
        }

        assertThat(socket.take("kline.5.BTCUSDT")).hasSize(2);
    }

    @Test
    void tickerFollowsTrades() {
        Rig.Socket socket = listening("tickers.BTCUSDT");
        assertThat(socket.take("tickers.BTCUSDT")).hasSize(1);
        rig.venue.tick();
        assertThat(socket.take()).isEmpty();

        rig.take(true, "1.00000");
        rig.later(100);
        rig.venue.tick();

        JsonNode ticker = socket.take().getFirst().path("data");
        assertThat(ticker.path("lastPrice").asString()).isEqualTo("101");
        assertThat(ticker.path("highPrice24h").asString()).isEqualTo("101");
        assertThat(ticker.path("volume24h").asString()).isEqualTo("1");
    }

    @Test
    void answerComesFirstAndCarriesItsId() {
        Rig.Socket socket = rig.socket("/v5/public/spot");
        socket.say(
                "{'op':'subscribe','req_id':3,'callerMethodName':'x',"
                        + "'args':['orderbook.50.BTCUSDT','tickers.ETHUSDT']}");
        rig.later(5);
        assertThat(socket.take()).isEmpty();
        rig.later(5);

        List<JsonNode> told = socket.take();
        assertThat(told).hasSize(3);
        assertThat(told.getFirst().path("op").asString()).isEqualTo("subscribe");
        assertThat(told.getFirst().path("req_id").toString()).isEqualTo("3");
        assertThat(told.get(1).path("type").asString()).isEqualTo("snapshot");
    }

    @Test
    void whoUnsubscribesHearsNoMore() {
        Rig.Socket socket = listening("orderbook.50.BTCUSDT", "publicTrade.BTCUSDT");
        socket.take();
        socket.say("{'op':'unsubscribe','args':['orderbook.50.BTCUSDT','publicTrade.BTCUSDT']}");
        rig.later(10);
        assertThat(socket.take().getFirst().path("success").asBoolean()).isTrue();

        rig.take(true, "1.00000");
        rig.venue.tick();

        assertThat(socket.take()).isEmpty();
        socket.leave();
    }

    @Test
    void whoHasLeftBeforeTheAnswerHearsNothing() {
        Rig.Socket socket = rig.socket("/v5/public/spot");
        socket.say("{'op':'subscribe','args':['orderbook.50.BTCUSDT']}");
        socket.leave();
        rig.later(10);

        rig.take(true, "1.00000");
        rig.venue.tick();

        assertThat(socket.take()).isEmpty();
    }

    @Test
    void whatIsNotThereIsRefused() {
        Rig.Socket socket = rig.socket("/v5/public/spot");
        for (String topic :
                List.of(
                        "orderbook.25.BTCUSDT",
                        "orderbook.50.NOPEUSDT",
                        "kline.7.BTCUSDT",
                        "tickers",
                        "publicTrade.1.BTCUSDT",
                        "dance.BTCUSDT")) {
            socket.say("{'op':'subscribe','args':['" + topic + "']}");
            rig.later(10);
            JsonNode answer = socket.take().getFirst();
            assertThat(answer.path("success").asBoolean()).as(topic).isFalse();
            assertThat(answer.path("ret_msg").asString())
                    .isEqualTo("error:handler not found,topic:" + topic);
        }
    }

    @Test
    void tenTopicsAtATimeAreEnough() {
        String topics =
                IntStream.range(0, 11)
                        .mapToObj(i -> "'publicTrade.BTCUSDT'")
                        .collect(Collectors.joining(","));
        Rig.Socket socket = rig.socket("/v5/public/spot");

        socket.say("{'op':'subscribe','args':[" + topics + "]}");
        socket.say("{'op':'subscribe','args':[]}");
        rig.later(10);

        List<JsonNode> answers = socket.take();
        assertThat(answers.get(0).path("ret_msg").asString()).isEqualTo("args size >10");
        assertThat(answers.get(1).path("success").asBoolean()).isFalse();
    }

    @Test
    void pingIsAnswered() {
        Rig.Socket socket = rig.socket("/v5/public/spot");

        socket.say("{'op':'ping','req_id':'100'}");

        JsonNode pong = socket.take().getFirst();
        assertThat(pong.path("ret_msg").asString()).isEqualTo("pong");
        assertThat(pong.path("op").asString()).isEqualTo("ping");
        assertThat(pong.path("req_id").asString()).isEqualTo("100");
    }
}
