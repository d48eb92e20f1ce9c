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
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole exchange over real sockets. */
final class LocalExchangeTest {

    private LocalExchange exchange;
    private LocalClient client;

    @BeforeEach
    void open() throws IOException {
        exchange = LocalExchange.start(settings(0), () -> System.currentTimeMillis() * 1_000);
        client = new LocalClient(exchange.port());
    }

    @AfterEach
    void close() {
        exchange.close();
        client.close();
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
                                LocalClient.KEY,
                                Credential.of(LocalClient.SECRET),
                                Map.of("USDT", 100_000 * Quote.UNIT, "BTC", Quote.UNIT))),
                FeeRates.STANDARD,
                null,
                7,
                new VenueSettings(LimitSettings.LOCAL, false, false),
                BybitSettings.LOCAL,
                List.of());
    }

    @Test
    void marketMovesAndHasDepthAndHistory() throws Exception {
        assertThat(client.get("/api/v3/ping").body()).isEqualTo("{}");
        assertThat(
                        client.get("/api/v3/depth?symbol=BTCUSDT&limit=1000")
                                .body()
                                .split("\\],\\[", -1))
                .hasSizeGreaterThan(30);
        assertThat(
                        client.get("/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=40")
                                .body()
                                .split("\\],\\[", -1))
                .hasSizeGreaterThanOrEqualTo(30);
        Ear ear = client.listen("/stream?streams=btcusdt@trade/btcusdt@depth@100ms");
        assertThat(ear.next("@trade")).contains("\"e\":\"trade\"");
        ear.next("depthUpdate");
    }

    @Test
    void orderIsPlacedByFormAndHeardOfAtOnce() throws Exception {
        Ear ear = client.listenToAccount();

        String placed =
                client.signed(
                                "POST",
                                "/api/v3/order",
                                "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01")
                        .body();

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
        Ear ear = client.listen("/ws");
        ear.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
        ear.next("result");

        exchange.close();

        ear.next("serverShutdown");
    }
}
