package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.NewOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarketDataTest {
    private final Rig rig = new Rig().withBook();
    private final Rig.Heard heard = new Rig.Heard();

    private MarketSession listen(String path) {
        String[] parts = path.split("\\?", -1);
        return rig.venue.marketSession(heard, parts[0], parts.length > 1 ? parts[1] : "");
    }

    private void take(boolean buy, long quantity) {
        rig.house(NewOrder.market(buy, quantity * Quote.UNIT));
    }

    @Test
    void tradesAreToldAtOnceAndAggregatedByOrderAndPrice() {
        listen("/ws/btcusdt@trade/btcusdt@aggTrade");
        rig.quote(false, 101, 1);

        take(true, 3);

        List<String> told = heard.take();
        assertThat(told).hasSize(5);
        assertThat(told.getFirst())
                .contains("\"e\":\"trade\"", "\"p\":\"101.00000000\"", "\"m\":false", "\"M\":true");
        assertThat(told.stream().filter(text -> text.contains("aggTrade")).toList())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"q\":\"2.00000000\"");
        assertThat(rig.get("aggTrades", "symbol=BTCUSDT").body())
                .contains("\"p\":\"102.00000000\",\"q\":\"1.00000000\"");
        assertThat(rig.get("trades", "symbol=BTCUSDT&limit=1").body())
                .contains("\"price\":\"102.00000000\"", "\"isBuyerMaker\":false");
    }

    @Test
    void depthEventsFollowEachOtherAndTheSnapshot() {
        listen("/ws/btcusdt@depth@100ms");
        long snapshot = Rig.number(rig.get("depth", "symbol=BTCUSDT").body(), "lastUpdateId");
        rig.quote(true, 80, 1);
        take(false, 1);
        rig.venue.tick();
        rig.venue.tick();
        take(false, 1);
        rig.venue.tick();

        List<String> told = heard.take();
        assertThat(told).hasSize(2);
        assertThat(Rig.number(told.getFirst(), "U")).isEqualTo(snapshot + 1);
        assertThat(Rig.number(told.getLast(), "U")).isEqualTo(Rig.number(told.getFirst(), "u") + 1);
        assertThat(Rig.number(told.getLast(), "u"))
                .isEqualTo(Rig.number(rig.get("depth", "symbol=BTCUSDT").body(), "lastUpdateId"));
        assertThat(told.getFirst())
                .contains("[\"99.00000000\",\"0.00000000\"],[\"80.00000000\",\"1.00000000\"]");
    }

    @Test
    void bestPricesAreToldWhenTheyChange() {
        listen("/ws/btcusdt@bookTicker");
        rig.quote(true, 95, 1);
        take(false, 1);

        assertThat(heard.take())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"b\":\"98.00000000\",\"B\":\"1.00000000\",\"a\":\"101.00000000\"")
                .doesNotContain("\"e\"");
        rig.quote(true, 80, 1);
        assertThat(heard.take()).isEmpty();
    }

    @Test
    void candleEndsWithItsFinalStateBeforeTheNextBegins() {
        listen("/ws/btcusdt@kline_1m");
        rig.venue.tick();
        take(true, 2);
        rig.later(59_950);
        rig.venue.tick();
        heard.take();
        rig.later(100);
        rig.venue.tick();

        List<String> told = heard.take();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst())
                .contains("\"x\":true", "\"v\":\"2.00000000\"", "\"n\":2", "\"t\":1800000000000");
        assertThat(told.getLast())
                .contains("\"x\":false", "\"v\":\"0.00000000\"", "\"t\":1800000060000");
        assertThat(rig.get("klines", "symbol=BTCUSDT&interval=1m").body())
                .contains(
                        "[1800000000000,\"101.00000000\",\"102.00000000\",\"101.00000000\","
                                + "\"102.00000000\",\"2.00000000\",1800000059999,\"203.00000000\",2,"
                                + "\"2.00000000\",\"203.00000000\",\"0\"]",
                        "[1800000060000,\"102.00000000\"");
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@ticker, 24hrTicker",
        "btcusdt@miniTicker, 24hrMiniTicker",
        "!miniTicker@arr, 24hrMiniTicker",
        "!miniTicker@arr@1000ms, 24hrMiniTicker",
        "!ticker@arr, 24hrTicker",
        "btcusdt@avgPrice, avgPrice",
        "btcusdt@depth5, lastUpdateId",
        "btcusdt@depth20@100ms, lastUpdateId",
        "btcusdt@depth10@1000ms, lastUpdateId",
        "btcusdt@kline_1s, kline",
        "btcusdt@kline_1M, kline",
    })
    void streamIsToldByTheClock(String stream, String told) {
        listen("/ws/" + stream);
        take(true, 1);
        rig.later(1_000);

        rig.venue.tick();

        assertThat(heard.take()).hasSize(1).first().asString().contains(told);
    }

    @Test
    void combinedStreamsNameThemselves() {
        listen("/stream?streams=btcusdt@trade/ethusdt@trade");

        take(true, 1);

        assertThat(heard.take())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\"");
    }

    @Test
    void subscriptionsChangeWhileConnected() {
        MarketSession session = listen("/ws/0");
        take(true, 1);
        assertThat(heard.take()).isEmpty();

        session.receive("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}");
        session.receive("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":\"b\"}");
        take(true, 1);
        session.receive("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":null}");
        assertThat(heard.take())
                .hasSize(4)
                .startsWith("{\"result\":null,\"id\":1}", "{\"result\":null,\"id\":\"b\"}")
                .endsWith("{\"result\":[\"0\",\"btcusdt@trade\"],\"id\":null}");
        session.receive("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":4}");
        take(true, 1);
        assertThat(heard.take()).containsExactly("{\"result\":null,\"id\":4}");
    }

    @Test
    void propertiesAndNonsenseAreAnswered() {
        MarketSession session = listen("/ws");

        session.receive("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":1}");
        session.receive("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":2}");
        rig.later(1_000);
        session.receive("{\"method\":\"SHOUT\",\"id\":3}");
        session.receive("nonsense");

        List<String> told = heard.take();
        assertThat(told).hasSize(4);
        assertThat(told.get(1)).isEqualTo("{\"result\":true,\"id\":2}");
        assertThat(told.get(2)).contains("\"code\":2,", "SHOUT", "\"id\":3");
        assertThat(told.get(3)).contains("\"code\":3,", "Invalid JSON");
    }

    @Test
    void clientThatTalksTooMuchIsDisconnected() {
        MarketSession session = listen("/ws");
        for (int i = 0; i < 6; i++) {
            session.receive("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
        }

        assertThat(heard.closed()).isEqualTo(1_008);
    }

    @Test
    void timesMayCountMicroseconds() {
        listen("/stream?streams=btcusdt@trade&timeUnit=MICROSECOND");

        take(true, 1);

        assertThat(heard.take().getFirst()).contains("\"T\":" + rig.clock.get());
    }

    @Test
    void endedConnectionHearsNothing() {
        MarketSession session = listen("/ws/btcusdt@trade");
        session.closed();

        take(true, 1);

        assertThat(heard.take()).isEmpty();
    }

    @Test
    void tickersAndPricesAgree() {
        take(true, 2);

        String day = rig.get("ticker/24hr", "symbol=BTCUSDT").body();
        assertThat(day)
                .contains(
                        "\"lastPrice\":\"102.00000000\"",
                        "\"priceChange\":\"1.00000000\"",
                        "\"volume\":\"2.00000000\"",
                        "\"weightedAvgPrice\":\"101.50000000\"",
                        "\"count\":2");
        assertThat(rig.get("ticker/24hr", "symbol=BTCUSDT&type=MINI").body())
                .contains("\"lastPrice\":\"102.00000000\"")
                .doesNotContain("weighted");
        assertThat(rig.get("ticker", "symbol=BTCUSDT&windowSize=1h").body())
                .contains("\"count\":2");
        assertThat(rig.get("ticker/tradingDay", "symbols=%5B%22BTCUSDT%22%5D").body())
                .startsWith("[{\"symbol\":\"BTCUSDT\"");
        assertThat(rig.get("ticker/price", "").body())
                .isEqualTo(
                        "[{\"symbol\":\"BTCUSDT\",\"price\":\"102.00000000\"},"
                                + "{\"symbol\":\"ETHUSDT\",\"price\":\"10.00000000\"}]");
        assertThat(rig.get("ticker/bookTicker", "symbol=BTCUSDT").body())
                .contains("\"askPrice\":\"103.00000000\"", "\"bidPrice\":\"99.00000000\"");
        assertThat(rig.get("avgPrice", "symbol=BTCUSDT").body())
                .contains("\"mins\":5", "\"price\":\"101.50000000\"");
    }

    @Test
    void averagePriceForgetsOldTrades() {
        take(true, 1);
        rig.later(301_000);
        take(true, 1);

        assertThat(rig.get("avgPrice", "symbol=BTCUSDT").body())
                .contains("\"price\":\"102.00000000\"");
    }
}
