package dev.tradekeep.venue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.local.LocalClient.Ear;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.control.AccountState;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.OrderState;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault over real sockets, and what is true afterwards. */
final class FaultyExchangeTest {
    private static final String KEY = LocalClient.KEY;
    private static final String BUY = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01";
    private static final String REST =
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=30000";

    private LocalExchange exchange;
    private LocalClient client;

    @BeforeEach
    void open() throws IOException {
        exchange =
                LocalExchange.start(
                        new ExchangeSettings(
                                "127.0.0.1",
                                0,
                                List.of(
                                        new ExchangeSettings.Listing(
                                                SymbolRules.standard("BTC", "USDT"),
                                                60_000 * Quote.UNIT)),
                                List.of(
                                        new ExchangeSettings.Member(
                                                KEY,
                                                Credential.of(LocalClient.SECRET),
                                                Map.of(
                                                        "USDT",
                                                        100_000 * Quote.UNIT,
                                                        "BTC",
                                                        Quote.UNIT))),
                                FeeRates.STANDARD,
                                null,
                                7,
                                new VenueSettings(LimitSettings.LOCAL, false, false),
                                BybitSettings.LOCAL,
                                List.of()),
                        () -> System.currentTimeMillis() * 1_000);
        client = new LocalClient(exchange.port());
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    private AccountState truth() {
        return exchange.control().account(KEY);
    }

    private AccountState.PlacedOrder order(String clientId) {
        return Objects.requireNonNull(truth().order(clientId), clientId);
    }

    @Test
    void serverErrorBeforeMeansThatNothingWasDone() throws Exception {
        exchange.faults().add("http-error=503,on=place,next=1");

        HttpResponse<String> refused = client.signed("POST", "/api/v3/order", BUY);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(truth().orders()).isEmpty();
        assertThat(client.signed("POST", "/api/v3/order", BUY).statusCode()).isEqualTo(200);
    }

    @Test
    void serverErrorAfterHidesAnOrderThatWasPlaced() throws Exception {
        exchange.faults().add("http-error=502,when=after,on=place,next=1");

        HttpResponse<String> told =
                client.signed("POST", "/api/v3/order", REST + "&newClientOrderId=a");

        assertThat(told.statusCode()).isEqualTo(502);
        assertThat(order("a").state()).isEqualTo(OrderState.NEW);
    }

    @ParameterizedTest
    @CsvSource({"timeout-before, 0", "timeout-after, 1"})
    void timeOutSaysNothingOfWhatWasDone(String fault, int orders) {
        exchange.faults().add(fault + "=5000,next=1");

        assertThatThrownBy(() -> client.signed("POST", "/api/v3/order", REST, 300))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(truth().orders()).hasSize(orders);
    }

    @Test
    void connectionEndsWhenATimeOutIsOver() {
        exchange.faults().add("timeout-before=50,next=1");

        assertThatThrownBy(() -> client.signed("POST", "/api/v3/order", REST))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void orderIsTakenAndItsReplyDropped() {
        exchange.faults().add("reply-dropped,next=1");

        assertThatThrownBy(() -> client.signed("POST", "/api/v3/order", BUY))
                .isInstanceOf(IOException.class);

        assertThat(truth().orders()).hasSize(1);
        assertThat(truth().orders().getFirst().state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void bodyIsCutOff() {
        exchange.faults().add("truncated-body,path=exchangeInfo,next=1");

        assertThatThrownBy(() -> client.get("/api/v3/exchangeInfo"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void bodyIsHalf() throws Exception {
        String whole = client.get("/api/v3/exchangeInfo").body();
        exchange.faults().add("broken-json,path=exchangeInfo,next=1");

        HttpResponse<String> half = client.get("/api/v3/exchangeInfo");

        assertThat(half.statusCode()).isEqualTo(200);
        assertThat(half.body()).hasSizeBetween(whole.length() / 3, whole.length() * 2 / 3);
    }

    @Test
    void answerIsAPage() throws Exception {
        exchange.faults().add("html-page=200,next=1");

        HttpResponse<String> page = client.get("/api/v3/time");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(page.body()).startsWith("<html>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown-outcome | 504 | -1007 | Timeout waiting for response from backend server."
                        + " Send status unknown; execution status unknown.",
                "maintenance | 503 | 1 | System is under maintenance.",
                "ban=60 | 418 | -1003 | Way too much request weight used; IP banned until",
                "rate-limit=7 | 429 | -1003 | Too much request weight used; current limit is",
                "key-revoked=key | 401 | -2015 | Invalid API-key, IP, or permissions for action.",
            })
    void refusalHasTheWordsOfTheProtocol(String fault, int status, int code, String text)
            throws Exception {
        exchange.faults().add(fault);

        HttpResponse<String> refused = client.signed("POST", "/api/v3/order", REST);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains("\"code\":" + code + ",").contains(text);
        if (fault.contains("=") && !fault.startsWith("key")) {
            assertThat(refused.headers().firstValue("Retry-After"))
                    .hasValue(fault.substring(fault.indexOf('=') + 1));
        }
        assertThat(truth().orders()).hasSize(fault.equals("unknown-outcome") ? 1 : 0);
    }

    @Test
    void unknownOutcomeOverTheSocket() throws Exception {
        Ear ear = client.listen("/ws-api/v3");
        exchange.faults().add("unknown-outcome=before,next=1");

        ear.say(LocalClient.request("order.place", BUY));

        assertThat(ear.next("\"id\"")).contains("\"status\":504", "\"code\":-1007");
        assertThat(truth().orders()).isEmpty();
        ear.say(LocalClient.request("order.place", BUY));
        assertThat(ear.next("\"id\"")).contains("\"status\":200");
    }

    @Test
    void maintenanceEndsSocketsAndTakesNone() throws Exception {
        Ear ear = client.listen("/ws");
        ear.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
        ear.next("result");
        Fault maintenance = exchange.faults().add("maintenance");

        ear.untilClosed();
        assertThatThrownBy(() -> client.listen("/ws")).hasMessageContaining("WebSocketHandshake");
        exchange.faults().clear(maintenance.id());
        client.listen("/ws");
    }

    @Test
    void latencyIsWaitedForAndKeepsTheOrderOfEvents() throws Exception {
        Ear ear = client.listenToAccount();
        exchange.faults().add("latency=60,jitter=40");
        long begin = System.nanoTime();

        client.signed("POST", "/api/v3/order", BUY);

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(60_000_000L);
        ear.next("\"x\":\"NEW\"");
        ear.next("\"x\":\"TRADE\"");
        ear.next("outboundAccountPosition");
    }

    @Test
    void acceptanceComesLate() throws Exception {
        exchange.faults().add("accept-late=400,next=1");
        Ear ear = client.listenToAccount();

        assertThatThrownBy(() ->
                        client.signed("POST", "/api/v3/order", REST + "&newClientOrderId=a", 100))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(
                        client.signed("GET", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=a")
                                .body())
                .contains("-2013");
        ear.next("\"x\":\"NEW\"");
        assertThat(order("a").state()).isEqualTo(OrderState.NEW);
    }

    @Test
    void acceptanceThatComesAfterTheWindowIsRefused() throws Exception {
        exchange.faults().add("accept-late=400,next=1");

        HttpResponse<String> refused =
                client.signed("POST", "/api/v3/order", REST + "&recvWindow=200");

        assertThat(refused.body()).contains("-1021");
        assertThat(truth().orders()).isEmpty();
    }

    @Test
    void connectionEndsInTheMiddleOfFills() throws Exception {
        Ear ear = client.listenToAccount();
        exchange.faults().add("disconnect-on-fill,next=1");

        client.signed("POST", "/api/v3/order", BUY);

        ear.next("\"x\":\"NEW\"");
        assertThat(ear.next("")).startsWith("closed");
        assertThat(truth().fills()).isNotEmpty();
    }

    @Test
    void privateStreamIsSilentWhileMarketsTalk() throws Exception {
        Ear ear = client.listenToAccount();
        Ear market = client.listen("/ws/btcusdt@depth@100ms");
        Fault silent = exchange.faults().add("private-silent");

        client.signed("POST", "/api/v3/order", BUY);
        market.next("depthUpdate");
        exchange.faults().clear(silent.id());
        client.signed("POST", "/api/v3/order", REST + "&newClientOrderId=second");

        assertThat(ear.next("executionReport")).contains("second");
        assertThat(silent.struck()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void changeOfABookIsLeftOut() throws Exception {
        Ear ear = client.listen("/ws/btcusdt@depth@100ms");
        long last = number(ear.next("depthUpdate"), "u");
        exchange.faults().add("book-gap=BTCUSDT,next=1");

        while (true) {
            String event = ear.next("depthUpdate");
            if (number(event, "U") != last + 1) {
                assertThat(number(event, "U")).isGreaterThan(last + 1);
                return;
            }
            last = number(event, "u");
        }
    }

    private static long number(String text, String name) {
        String behind = text.substring(text.indexOf("\"" + name + "\":") + name.length() + 3);
        return Long.parseLong(behind.split("[,}]", 2)[0]);
    }

    @Test
    void marketStreamIsSilent() throws Exception {
        Ear ear = client.listen("/ws/btcusdt@depth@100ms");
        Fault silent = exchange.faults().add("market-silent");
        client.listenToAccount();
        exchange.faults().clear(silent.id());

        ear.next("depthUpdate");
    }

    @Test
    void clockIsOff() throws Exception {
        Fault skew = exchange.faults().add("clock-skew=90000");

        long told = number(client.get("/api/v3/time").body(), "serverTime");
        assertThat(told - System.currentTimeMillis()).isBetween(80_000L, 100_000L);
        assertThat(client.signed("POST", "/api/v3/order", REST).body()).contains("-1021");
        exchange.faults().clear(skew.id());
        assertThat(client.signed("POST", "/api/v3/order", REST).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"HALT", "BREAK", "CANCEL_ONLY", "END_OF_DAY"})
    void symbolStopsTradingAndGoesOn(String status) throws Exception {
        client.signed("POST", "/api/v3/order", REST + "&newClientOrderId=a");
        Fault stop = exchange.faults().add("symbol-status=" + status + ",symbol=BTCUSDT");

        assertThat(client.get("/api/v3/exchangeInfo").body())
                .contains("\"status\":\"" + status + "\"");
        assertThat(client.signed("POST", "/api/v3/order", REST).body())
                .contains("-2010", "Market is closed.");
        assertThat(
                        client.signed(
                                        "DELETE",
                                        "/api/v3/order",
                                        "symbol=BTCUSDT&origClientOrderId=a")
                                .statusCode())
                .isEqualTo(200);
        exchange.faults().clear(stop.id());
        assertThat(client.signed("POST", "/api/v3/order", REST).statusCode()).isEqualTo(200);
    }

    @Test
    void symbolIsDelistedWithItsOrders() throws Exception {
        Ear ear = client.listenToAccount();
        client.signed("POST", "/api/v3/order", REST + "&newClientOrderId=a");
        Fault gone = exchange.faults().add("delisting=BTCUSDT");

        assertThat(ear.next("\"x\":\"CANCELED\"")).contains("\"C\":\"a\"");
        assertThat(client.get("/api/v3/exchangeInfo").body()).doesNotContain("BTCUSDT");
        assertThat(client.signed("POST", "/api/v3/order", REST).body()).contains("-1121");
        assertThat(truth().total("USDT")).isEqualTo(100_000 * Quote.UNIT);
        exchange.faults().clear(gone.id());
        assertThat(client.signed("POST", "/api/v3/order", BUY).statusCode()).isEqualTo(200);
    }

    @Test
    void gridOfPricesChanges() throws Exception {
        String fine = REST.replace("price=30000", "price=30000.05");
        Fault coarse = exchange.faults().add("tick-size=0.1,symbol=BTCUSDT");

        assertThat(client.get("/api/v3/exchangeInfo").body())
                .contains("\"tickSize\":\"0.10000000\"");
        assertThat(client.signed("POST", "/api/v3/order", fine).body())
                .contains("Filter failure: PRICE_FILTER");
        assertThat(client.signed("POST", "/api/v3/order", BUY).body()).contains("FILLED");
        exchange.faults().clear(coarse.id());
        assertThat(client.signed("POST", "/api/v3/order", fine).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> exchange.faults().add("tick-size=0.00000001,symbol=BTCUSDT"))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("wanted a product of at least");
    }

    @Test
    void accountIsLiquidated() throws Exception {
        Ear ear = client.listenToAccount();
        client.signed("POST", "/api/v3/order", REST + "&newClientOrderId=a");

        Fault sale = exchange.faults().add("liquidation=key");

        assertThat(sale.result()).containsEntry("canceled", "1").containsEntry("sold", "1");
        ear.next("\"x\":\"CANCELED\"");
        ear.next("\"c\":\"autoclose-");
        assertThat(truth().total("BTC")).isZero();
        assertThat(exchange.faults().list()).isEmpty();
    }

    @Test
    void orderIsPlacedFilledAndCanceledByHand() throws Exception {
        Ear ear = client.listenToAccount();
        Fault placed =
                exchange.faults()
                        .add("manual-order=SELL,key=key,symbol=BTCUSDT,quantity=0.4,price=90000");
        String id = Objects.requireNonNull(placed.result().get("orderId"));
        ear.next("\"c\":\"web_");

        Fault filled = exchange.faults().add("manual-fill=" + id + ",key=key,quantity=0.1");

        assertThat(filled.result()).containsEntry("status", "PARTIALLY_FILLED");
        assertThat(ear.next("\"x\":\"TRADE\"")).contains("\"L\":\"90000.00000000\"", "\"m\":true");
        AccountState account = truth();
        assertThat(account.total("BTC")).isEqualTo(Quote.UNIT * 9 / 10);
        assertThat(account.total("USDT")).isEqualTo(108_991 * Quote.UNIT);
        exchange.faults().add("manual-cancel=" + id + ",key=key");
        ear.next("\"x\":\"CANCELED\"");
        assertThatThrownBy(() -> exchange.faults().add("manual-fill=" + id + ",key=key"))
                .hasMessageContaining("has no open order");
    }

    @Test
    void moneyComesAndGoesAndPricesJump() throws Exception {
        Ear ear = client.listenToAccount();
        exchange.faults().add("transfer=-500.5,key=key,asset=USDT");

        assertThat(ear.next("balanceUpdate")).contains("\"d\":\"-500.50000000\"");
        assertThat(truth().total("USDT")).isEqualTo(99_499 * Quote.UNIT + Quote.UNIT / 2);
        assertThatThrownBy(() -> exchange.faults().add("transfer=-100000,key=key,asset=USDT"))
                .hasMessageContaining("insufficient balance");
        Ear market = client.listen("/ws/btcusdt@bookTicker");
        exchange.faults().add("price=70000,symbol=BTCUSDT");
        market.next("\"b\":\"69");
    }

    @Test
    void socketsEnd() throws Exception {
        Ear api = client.listenToAccount();
        Ear market = client.listen("/ws/btcusdt@trade");
        market.next("trade");
        exchange.faults().add("disconnect=/ws-api");

        api.untilClosed();
        market.next("trade");
    }

    @Test
    void keyThatIsRevokedHearsNothingMore() throws Exception {
        Ear ear = client.listenToAccount();
        exchange.faults().add("key-revoked=key");
        exchange.faults().add("transfer=1,key=key,asset=USDT");

        ear.untilClosed();
    }

    @Test
    void controlIsJsonOnTheSamePort() throws Exception {
        HttpResponse<String> added =
                client.send("POST", "/control/faults", "{\"fault\":\"latency\",\"ms\":1}", 20_000);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body())
                .isEqualTo(
                        "{\"id\":1,\"fault\":\"latency\",\"ms\":\"1\",\"struck\":0,\"left\":-1}");
        client.send("POST", "/control/faults", "{\"fault\":\"ban=5,next=2\"}", 20_000);
        assertThat(client.get("/control/faults").body())
                .contains("\"fault\":\"ban\",\"next\":\"2\",\"seconds\":\"5\"");
        assertThat(client.send("DELETE", "/control/faults/1", "", 20_000).body())
                .doesNotContain("latency");
        assertThat(client.send("DELETE", "/control/faults/1", "", 20_000).statusCode())
                .isEqualTo(404);
        assertThat(client.send("DELETE", "/control/faults", "", 20_000).body())
                .isEqualTo("{\"faults\":[]}");
        HttpResponse<String> wrong =
                client.send("POST", "/control/faults", "{\"fault\":\"latncy\"}", 20_000);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("INVALID_ARGUMENT", "There is no fault \\\"latncy\\\"");
        assertThat(client.send("POST", "/control/faults", "[1", 20_000).statusCode())
                .isEqualTo(400);
    }

    @Test
    void controlTellsTheTruthOfAccountsAndResetsThem() throws Exception {
        client.signed("POST", "/api/v3/order", BUY + "&newClientOrderId=a");
        client.signed("POST", "/api/v3/order", REST + "&newClientOrderId=b");

        String account = client.get("/control/account?key=key").body();

        assertThat(account)
                .contains(
                        "\"clientOrderId\":\"a\",\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"MARKET\","
                                + "\"status\":\"FILLED\"")
                .contains("\"commissionAsset\":\"BTC\",\"maker\":false");
        assertThat(client.get("/control/accounts").body()).isEqualTo("[\"key\"]");
        assertThat(client.get("/control/account?key=nobody").statusCode()).isEqualTo(404);
        exchange.faults().add("latency=1");
        client.send("POST", "/control/reset", "", 20_000);
        AccountState again = truth();
        assertThat(again.orders()).isEmpty();
        assertThat(again.fills()).isEmpty();
        assertThat(again.total("USDT")).isEqualTo(100_000 * Quote.UNIT);
        assertThat(again.total("BTC")).isEqualTo(Quote.UNIT);
        assertThat(exchange.faults().isIdle()).isTrue();
    }
}
