package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.matching.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What REST shows of an account and of markets. */
final class AccountAndMarketTest {
    private static final long MINUTE = 60_000;

    private final Rig rig = new Rig();

    private JsonNode coin(String query, String name) {
        return rig.get("account/wallet-balance", "accountType=UNIFIED" + query)
                .path("result")
                .path("list")
                .path(0)
                .path("coin")
                .valueStream()
                .filter(one -> one.path("coin").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void walletTellsWhatIsThereAndWhatIsLocked() {
        rig.limit("Buy", "1", "50");

        JsonNode dollars = coin("", "USDT");

        assertThat(dollars.path("walletBalance").asString()).isEqualTo("100000");
        assertThat(dollars.path("equity").asString()).isEqualTo("100000");
        assertThat(dollars.path("locked").asString()).isEqualTo("50");
        assertThat(dollars.path("availableToWithdraw").asString()).isEmpty();
        assertThat(dollars.path("totalOrderIM").asString()).isEqualTo("0");
        assertThat(dollars.path("spotBorrow").asString()).isEqualTo("0");
        assertThat(coin("", "BTC").path("usdValue").asString()).isEqualTo("1000");
        JsonNode account =
                rig.get("account/wallet-balance", "accountType=UNIFIED")
                        .path("result")
                        .path("list")
                        .path(0);
        assertThat(account.path("totalEquity").asString()).isEqualTo("101000");
        assertThat(account.path("coin").size()).isEqualTo(2);
    }

    @Test
    void walletTellsOfCoinsThatAreAskedFor() {
        assertThat(coin("&coin=ETH,NOPE", "ETH").path("walletBalance").asString()).isEqualTo("0");
    }

    @Test
    void balancesAreToldAsWhatCouldBeMoved() {
        rig.limit("Buy", "1", "50");

        JsonNode balances =
                rig.get("asset/transfer/query-account-coins-balance", "accountType=UNIFIED")
                        .path("result")
                        .path("balance");

        assertThat(balances.path(0).path("coin").asString()).isEqualTo("USDT");
        assertThat(balances.path(0).path("transferBalance").asString()).isEqualTo("99950");
        assertThat(balances.path(0).path("walletBalance").asString()).isEqualTo("100000");
    }

    @Test
    void feesAndKeyAreTold() {
        JsonNode fee =
                rig.get("account/fee-rate", "category=spot&symbol=BTCUSDT")
                        .path("result")
                        .path("list")
                        .path(0);
        assertThat(fee.path("makerFeeRate").asString()).isEqualTo("0.001");
        assertThat(fee.path("takerFeeRate").asString()).isEqualTo("0.001");
        assertThat(rig.get("account/fee-rate", "").path("result").path("list").size()).isEqualTo(2);
        assertThat(
                        Rig.json(
                                        rig.send(
                                                Rig.request(
                                                        "GET",
                                                        "/v5/system/status",
                                                        "",
                                                        "",
                                                        Map.of())))
                                .path("result")
                                .path("list"))
                .isEmpty();
        JsonNode key = rig.get("user/query-api", "").path("result");
        assertThat(key.path("apiKey").asString()).isEqualTo(Rig.KEY);
        assertThat(key.path("uta").toString()).isEqualTo("1");
        assertThat(key.path("readOnly").toString()).isEqualTo("0");
        assertThat(key.path("permissions").path("Spot").path(0).asString()).isEqualTo("SpotTrade");
        assertThat(key.path("permissions").path("Wallet")).isEmpty();
        assertThat(rig.get("account/info", "").path("result").path("unifiedMarginStatus").asInt())
                .isEqualTo(6);
        JsonNode coins = rig.get("asset/coin/query-info", "").path("result").path("rows");
        assertThat(coins.valueStream().map(one -> one.path("coin").asString()))
                .containsExactly("BTC", "ETH", "USDT");
    }

    @Test
    void instrumentTellsItsGrids() {
        JsonNode list =
                rig.open("instruments-info", "category=spot&symbol=BTCUSDT")
                        .path("result")
                        .path("list");

        JsonNode one = list.path(0);
        assertThat(list.size()).isEqualTo(1);
        assertThat(one.path("status").asString()).isEqualTo("Trading");
        assertThat(one.path("priceFilter").path("tickSize").asString()).isEqualTo("0.01");
        JsonNode lot = one.path("lotSizeFilter");
        assertThat(lot.path("basePrecision").asString()).isEqualTo("0.00001");
        assertThat(lot.path("quotePrecision").asString()).isEqualTo("0.0000001");
        assertThat(lot.path("minOrderAmt").asString()).isEqualTo("5");
        assertThat(lot.path("maxOrderQty").asString()).isEqualTo("9000");
        assertThat(lot.path("maxMarketOrderQty").asString()).isEqualTo("1000");
        assertThat(
                        rig.open("instruments-info", "category=spot&symbol=NOPEUSDT")
                                .path("result")
                                .path("list"))
                .isEmpty();
        assertThat(rig.open("instruments-info", "category=spot").path("result").path("list").size())
                .isEqualTo(2);
    }

    /** Clients ask for everything that Bybit has before they begin. */
    @Test
    void thereIsNothingOfOtherCategories() {
        for (String category : List.of("linear", "inverse", "option")) {
            String query = "category=" + category;
            for (JsonNode reply :
                    List.of(
                            rig.open("instruments-info", query),
                            rig.open("tickers", query),
                            rig.get("order/realtime", query),
                            rig.get("order/history", query),
                            rig.get("execution/list", query),
                            rig.get("position/list", query),
                            rig.get("account/fee-rate", query))) {
                assertThat(reply.path("retCode").asInt()).as(reply.toString()).isZero();
                assertThat(reply.path("result").path("category").asString()).isEqualTo(category);
                assertThat(reply.path("result").path("list")).isEmpty();
            }
        }
    }

    private List<Long> starts(String query) {
        return rig.open("kline", "category=spot&symbol=BTCUSDT&interval=1" + query)
                .path("result")
                .path("list")
                .valueStream()
                .map(one -> Long.parseLong(one.path(0).asString()))
                .toList();
    }

    @Test
    void candlesComeNewestFirstAndBothEndsCount() {
        List<Kline> past = new ArrayList<>();
        for (long i = 10; i > 0; i--) {
            past.add(Kline.flat(Rig.START_MILLIS - i * MINUTE, 100 * Quote.UNIT));
        }
        rig.floor.addHistory(rig.btc, past);
        long last = Rig.START_MILLIS;

        assertThat(starts("&limit=3")).containsExactly(last, last - MINUTE, last - 2 * MINUTE);
        assertThat(starts("&start=" + (last - 3 * MINUTE) + "&end=" + (last - MINUTE)))
                .containsExactly(last - MINUTE, last - 2 * MINUTE, last - 3 * MINUTE);
        assertThat(starts("&start=" + (last - 5 * MINUTE) + "&limit=2"))
                .containsExactly(last - 4 * MINUTE, last - 5 * MINUTE);
        assertThat(starts("&end=" + (last - 5 * MINUTE) + "&limit=2"))
                .containsExactly(last - 5 * MINUTE, last - 6 * MINUTE);
        JsonNode five =
                rig.open("kline", "category=spot&symbol=BTCUSDT&interval=5")
                        .path("result")
                        .path("list");
        assertThat(five.path(0).size()).isEqualTo(7);
        assertThat(Long.parseLong(five.path(0).path(0).asString()) % (5 * MINUTE)).isZero();
    }

    @Test
    void bookHasOneLevelUnlessMoreAreAskedFor() {
        JsonNode one = rig.open("orderbook", "category=spot&symbol=BTCUSDT").path("result");
        JsonNode all =
                rig.open("orderbook", "category=spot&symbol=BTCUSDT&limit=200").path("result");

        assertThat(one.path("b").toString()).isEqualTo("[[\"99\",\"1\"]]");
        assertThat(one.path("a").toString()).isEqualTo("[[\"101\",\"1\"]]");
        assertThat(all.path("b").size()).isEqualTo(10);
        assertThat(all.path("ts").asLong()).isEqualTo(Rig.START_MILLIS);
    }

    @Test
    void tickerTellsTheDay() {
        rig.take(true, "1.00000");

        JsonNode ticker =
                rig.open("tickers", "category=spot&symbol=BTCUSDT")
                        .path("result")
                        .path("list")
                        .path(0);

        assertThat(ticker.path("lastPrice").asString()).isEqualTo("101");
        assertThat(ticker.path("bid1Price").asString()).isEqualTo("99");
        assertThat(ticker.path("ask1Size").asString()).isEqualTo("1");
        assertThat(ticker.path("turnover24h").asString()).isEqualTo("101");
        assertThat(rig.open("tickers", "category=spot").path("result").path("list").size())
                .isEqualTo(2);
    }

    @Test
    void timeIsToldInThreeWays() {
        JsonNode reply = rig.open("time", "");

        assertThat(reply.path("result").path("timeSecond").asString()).isEqualTo("1800000000");
        assertThat(reply.path("result").path("timeNano").asString())
                .isEqualTo("1800000000000000000");
        assertThat(reply.path("time").asLong()).isEqualTo(Rig.START_MILLIS);
    }
}
