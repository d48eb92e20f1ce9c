package dev.tradekeep.venue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.venue.local.LocalClient.Ear;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.OrderState;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bybit's protocol over real sockets, next to Binance's. */
final class BybitOverSocketsTest {
    private static final String BUY =
            "{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":"
                    + "\"Market\",\"qty\":\"0.01\",\"marketUnit\":\"baseCoin\",\"orderLinkId\":\"mine\"}";
    private static final long PATIENCE_SECONDS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private LocalExchange exchange;
    private LocalClient client;

    @BeforeEach
    void open() throws IOException {
        ExchangeSettings settings =
                new ExchangeSettings(
                        "127.0.0.1",
                        0,
                        List.of(
                                new ExchangeSettings.Listing(
                                        SymbolRules.standard("BTC", "USDT"), 60_000 * Quote.UNIT)),
                        List.of(
                                new ExchangeSettings.Member(
                                        LocalClient.KEY,
                                        Credential.of(LocalClient.SECRET),
                                        Map.of("USDT", 100_000 * Quote.UNIT, "BTC", Quote.UNIT))),
                        FeeRates.STANDARD,
                        null,
                        7,
                        new VenueSettings(LimitSettings.LOCAL, false, false),
                        BybitSettings.LOCAL,
                        List.of());
        exchange = LocalExchange.start(settings, () -> System.currentTimeMillis() * 1_000);
        client = new LocalClient(exchange.port());
    }

    @AfterEach
    void close() {
        exchange.close();
        client.close();
        http.shutdownNow();
    }

    private URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + exchange.port() + path);
    }

    private HttpResponse<String> send(String method, String path, String data, long seconds)
            throws Exception {
        boolean asks = method.equals("GET");
        String time = Long.toString(System.currentTimeMillis());
        return http.send(
                HttpRequest.newBuilder(uri("http", asks ? path + "?" + data : path))
                        .header("X-BAPI-API-KEY", LocalClient.KEY)
                        .header("X-BAPI-TIMESTAMP", time)
                        .header("X-BAPI-RECV-WINDOW", "5000")
                        .header(
                                "X-BAPI-SIGN",
                                LocalClient.sign(time + LocalClient.KEY + "5000" + data))
                        .timeout(Duration.ofSeconds(seconds))
                        .method(
                                method,
                                asks ? BodyPublishers.noBody() : BodyPublishers.ofString(data))
                        .build(),
                BodyHandlers.ofString());
    }

    private Ear listenToAccount() throws Exception {
        Ear ear = client.listen("/v5/private");
        long expires = System.currentTimeMillis() + 10_000;
        ear.say(
                "{\"op\":\"auth\",\"args\":[\""
                        + LocalClient.KEY
                        + "\","
                        + expires
                        + ",\""
                        + LocalClient.sign("GET/realtime" + expires)
                        + "\"]}");
        ear.next("\"op\":\"auth\"");
        ear.say("{\"op\":\"subscribe\",\"args\":[\"order\",\"execution\",\"wallet\"]}");
        ear.next("\"op\":\"subscribe\"");
        return ear;
    }

    @Test
    void orderIsPlacedFoundAndHeardOf() throws Exception {
        Ear ear = listenToAccount();

        HttpResponse<String> placed = send("POST", "/v5/order/create", BUY, PATIENCE_SECONDS);

        assertThat(placed.statusCode()).isEqualTo(200);
        assertThat(placed.body()).contains("\"retCode\":0", "\"orderLinkId\":\"mine\"");
        assertThat(placed.headers().firstValue("X-Bapi-Limit-Status")).isPresent();
        assertThat(
                        send(
                                        "GET",
                                        "/v5/order/realtime",
                                        "category=spot&orderLinkId=mine",
                                        PATIENCE_SECONDS)
                                .body())
                .contains("\"orderStatus\":\"Filled\"");
        ear.next("\"orderStatus\":\"New\"");
        assertThat(ear.next("\"topic\":\"execution\"")).contains("\"feeCurrency\":\"BTC\"");
        ear.next("\"orderStatus\":\"Filled\"");
        ear.next("\"topic\":\"wallet\"");
    }

    @Test
    void otherProtocolSeesTheSameAccount() throws Exception {
        Ear binance = client.listenToAccount();

        send("POST", "/v5/order/create", BUY, PATIENCE_SECONDS);

        assertThat(binance.next("\"x\":\"TRADE\"")).contains("\"c\":\"mine\"");
        assertThat(client.signed("GET", "/api/v3/myTrades", "symbol=BTCUSDT").body())
                .contains("\"commissionAsset\":\"BTC\"");
    }

    @Test
    void marketIsHeardOf() throws Exception {
        Ear ear = client.listen("/v5/public/spot");

        ear.say(
                "{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\",\"publicTrade.BTCUSDT\","
                        + "\"kline.1.BTCUSDT\",\"tickers.BTCUSDT\"]}");

        ear.next("\"success\":true");
        ear.next("\"type\":\"snapshot\"");
        ear.next("\"type\":\"delta\"");
        ear.next("\"topic\":\"publicTrade.BTCUSDT\"");
        ear.next("\"topic\":\"kline.1.BTCUSDT\"");
        ear.next("\"topic\":\"tickers.BTCUSDT\"");
    }

    /** Clients ask so whether the connection is still there. */
    @Test
    void pingFrameIsAnswered() throws Exception {
        CompletableFuture<String> pong = new CompletableFuture<>();
        WebSocket socket =
                http.newWebSocketBuilder()
                        .buildAsync(
                                uri("ws", "/v5/private"),
                                new WebSocket.Listener() {
                                    @Override
                                    public @Nullable CompletionStage<?> onPong(
                                            WebSocket from, ByteBuffer message) {
                                        pong.complete(Integer.toString(message.remaining()));
                                        return null;
                                    }
                                })
                        .join();

        socket.sendPing(ByteBuffer.wrap(new byte[] {1, 2, 3})).join();

        assertThat(pong.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("3");
        socket.abort();
    }

    @Test
    void orderIsCarriedOutAlthoughNobodyAnswers() throws Exception {
        exchange.faults().add("timeout-after,next=1");

        assertThatThrownBy(() -> send("POST", "/v5/order/create", BUY, 1))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(
                        Objects.requireNonNull(
                                        exchange.control().account(LocalClient.KEY).order("mine"))
                                .state())
                .isEqualTo(OrderState.FILLED);
        assertThat(send("POST", "/v5/order/create", BUY, PATIENCE_SECONDS).body())
                .contains("\"retCode\":170141");
    }

    @Test
    void clientsAreHungUpOnWhenItGoesDown() throws Exception {
        Ear ear = listenToAccount();

        exchange.close();

        ear.untilClosed();
    }
}
