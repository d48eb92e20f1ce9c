package dev.tradekeep.venue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole exchange over real sockets. */
final class LocalExchangeTest {
    private static final String KEY = "key";
    private static final String SECRET = "secret";
    private static final long PATIENCE_SECONDS = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private LocalExchange exchange;

    @BeforeEach
    void open() throws IOException {
        exchange = LocalExchange.start(settings(0), () -> System.currentTimeMillis() * 1_000);
    }

    @AfterEach
    void close() {
        exchange.close();
        client.shutdownNow();
    }

    private static ExchangeSettings settings(int port) {
        return new ExchangeSettings(
                "127.0.0.1",
                port,
                List.of(
                        new ExchangeSettings.Listing(
                                SymbolRules.standard("BTC", "USDT"), 60_000 * Quote.UNIT)),
                List.of(
                        new ExchangeSettings.Member(
                                KEY,
                                Credential.of(SECRET),
                                Map.of("USDT", 100_000 * Quote.UNIT, "BTC", Quote.UNIT))),
                FeeRates.STANDARD,
                null,
                7,
                new VenueSettings(LimitSettings.LOCAL, false, false));
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(uri("http", path)).build(), BodyHandlers.ofString())
                .body();
    }

    private URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + exchange.port() + path);
    }

    private String post(String path, String form) throws Exception {
        String full = form + "&timestamp=" + System.currentTimeMillis();
        return client.send(
                        HttpRequest.newBuilder(uri("http", path))
                                .header("X-MBX-APIKEY", KEY)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(full + "&signature=" + sign(full)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String sign(String payload) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** A socket, and what it hears. */
    private record Ear(WebSocket socket, BlockingQueue<String> texts) {
        String next(String containing) throws InterruptedException {
            while (true) {
                String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(text).as("wanted " + containing).isNotNull();
                if (text.contains(containing)) {
                    return text;
                }
            }
        }
    }

    private Ear listen(String path) {
        BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        StringBuilder parts = new StringBuilder();
        WebSocket socket =
                client.newWebSocketBuilder()
                        .buildAsync(
                                uri("ws", path),
                                new WebSocket.Listener() {
                                    @Override
                                    public @Nullable CompletionStage<?> onText(
                                            WebSocket from, CharSequence data, boolean last) {
                                        parts.append(data);
                                        if (last) {
                                            texts.add(parts.toString());
                                            parts.setLength(0);
                                        }
                                        from.request(1);
                                        return null;
                                    }
                                })
                        .join();
        return new Ear(socket, texts);
    }

    @Test
    void marketMovesAndHasDepthAndHistory() throws Exception {
        assertThat(get("/api/v3/ping")).isEqualTo("{}");
        assertThat(get("/api/v3/depth?symbol=BTCUSDT&limit=1000").split("\\],\\[", -1))
                .hasSizeGreaterThan(30);
        assertThat(get("/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=40").split("\\],\\[", -1))
                .hasSizeGreaterThanOrEqualTo(30);
        Ear ear = listen("/stream?streams=btcusdt@trade/btcusdt@depth@100ms");
        assertThat(ear.next("@trade")).contains("\"e\":\"trade\"");
        ear.next("depthUpdate");
    }

    @Test
    void orderIsPlacedByFormAndHeardOfAtOnce() throws Exception {
        Ear ear = listen("/ws-api/v3");
        String payload = "apiKey=" + KEY + "&timestamp=" + System.currentTimeMillis();
        ear.socket()
                .sendText(
                        "{\"id\":\"a\",\"method\":\"userDataStream.subscribe.signature\",\"params\":{"
                                + "\"apiKey\":\"key\",\"timestamp\":"
                                + payload.substring(payload.lastIndexOf('=') + 1)
                                + ",\"signature\":\""
                                + sign(payload)
                                + "\"}}",
                        true)
                .join();
        ear.next("subscriptionId");

        String placed = post("/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01");

        assertThat(placed).contains("\"status\":\"FILLED\"");
        ear.next("\"x\":\"NEW\"");
        assertThat(ear.next("\"x\":\"TRADE\"")).contains("\"N\":\"BTC\"");
        ear.next("outboundAccountPosition");
    }

    @Test
    void portThatIsTakenIsAnError() {
        assertThatThrownBy(() ->
                        LocalExchange.start(
                                settings(exchange.port()),
                                () -> System.currentTimeMillis() * 1_000))
                .isInstanceOf(IOException.class);
    }

    @Test
    void clientsHearThatItGoesDown() throws Exception {
        Ear ear = listen("/ws");
        ear.socket().sendText("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}", true).join();
        ear.next("result");

        exchange.close();

        ear.next("serverShutdown");
    }
}
