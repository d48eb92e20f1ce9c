package dev.tradekeep.venue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.control.AccountState;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exchange goes on from what its file holds at any moment, as after a kill. */
final class KeptStateTest {
    private static final String KEY = LocalClient.KEY;
    private static final String ORDER = "symbol=BTCUSDT&timeInForce=GTC&type=LIMIT&quantity=0.01";

    @TempDir Path folder;

    private static LocalExchange start(Path file) throws IOException {
        return LocalExchange.start(
                new ExchangeSettings(
                        "127.0.0.1",
                        0,
                        List.of(
                                new ExchangeSettings.Listing(
                                        SymbolRules.standard("BTC", "USDT"), 60_000 * Quote.UNIT)),
                        List.of(
                                new ExchangeSettings.Member(
                                        KEY,
                                        Credential.of(LocalClient.SECRET),
                                        Map.of("USDT", 100_000 * Quote.UNIT, "BTC", Quote.UNIT))),
                        FeeRates.STANDARD,
                        null,
                        7,
                        new VenueSettings(LimitSettings.LOCAL, false, false),
                        BybitSettings.LOCAL,
                        List.of()),
                () -> System.currentTimeMillis() * 1_000,
                file);
    }

    /** What a kill would leave: the file with its log, as they are now. */
    private Path killed(Path file, String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name)).resolve("exchange.db");
        for (String part : List.of("", "-wal")) {
            Path from = Path.of(file + part);
            if (Files.exists(from)) {
                Files.copy(from, Path.of(copy + part));
            }
        }
        return copy;
    }

    @Test
    void everythingIsThereAgain() throws Exception {
        Path file = folder.resolve("exchange.db");
        AccountState before;
        String candles;
        Path copy;
        try (LocalExchange exchange = start(file);
                LocalClient client = new LocalClient(exchange.port())) {
            client.signed(
                    "POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.02");
            client.signed(
                    "POST", "/api/v3/order", ORDER + "&side=BUY&price=30000&newClientOrderId=a");
            client.signed(
                    "POST", "/api/v3/order", ORDER + "&side=BUY&price=31000&newClientOrderId=b");
            client.signed("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=b");
            client.signed(
                    "POST",
                    "/api/v3/order",
                    "symbol=BTCUSDT&side=SELL&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=0.01"
                            + "&stopPrice=40000&price=39000&newClientOrderId=s");
            client.signed(
                    "POST",
                    "/api/v3/orderList/oco",
                    "symbol=BTCUSDT&side=SELL&quantity=0.05&aboveType=LIMIT_MAKER&abovePrice=90000"
                            + "&belowType=STOP_LOSS&belowStopPrice=35000&listClientOrderId=oco");
            client.signed(
                    "PUT",
                    "/api/v3/order/amend/keepPriority",
                    "symbol=BTCUSDT&origClientOrderId=a&newQty=0.008");
            exchange.faults().add("manual-fill=a,key=key,quantity=0.003");
            before = exchange.control().account(KEY);
            candles = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=20").body();
            copy = killed(file, "killed");
        }
        try (LocalExchange exchange = start(copy);
                LocalClient client = new LocalClient(exchange.port())) {
            AccountState after = exchange.control().account(KEY);
            assertThat(after.orders()).isEqualTo(before.orders());
            assertThat(after.fills()).isEqualTo(before.fills());
            assertThat(after.balances()).containsExactlyInAnyOrderElementsOf(before.balances());
            assertThat(client.get("/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=20").body())
                    .startsWith(candles.substring(0, candles.lastIndexOf(",[")));
            assertTradesFollowEachOther(
                    client.get("/api/v3/trades?symbol=BTCUSDT&limit=1000").body());

            exchange.faults().add("manual-fill=a,key=key");
            client.signed("DELETE", "/api/v3/orderList", "symbol=BTCUSDT&listClientOrderId=oco");
            client.signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT");
            AccountState last = exchange.control().account(KEY);
            assertThat(last.balances()).allMatch(one -> one.locked() == 0);
            assertThat(last.orders())
                    .extracting(order -> order.clientId() + " " + order.state())
                    .contains("a FILLED", "b CANCELED", "s CANCELED");
            assertThat(last.orders().getLast().id()).isEqualTo(before.orders().getLast().id());
        }
    }

    private static void assertTradesFollowEachOther(String trades) {
        List<Long> ids = new ArrayList<>();
        Pattern.compile("\"id\":(\\d+)")
                .matcher(trades)
                .results()
                .forEach(one -> ids.add(Long.valueOf(one.group(1))));
        for (int i = 1; i < ids.size(); i++) {
            assertThat(ids.get(i)).isEqualTo(ids.get(i - 1) + 1);
        }
    }

    @Test
    void accountThatWasResetBeginsAnewAgain() throws Exception {
        Path file = folder.resolve("exchange.db");
        try (LocalExchange exchange = start(file);
                LocalClient client = new LocalClient(exchange.port())) {
            client.signed("POST", "/api/v3/order", ORDER + "&side=BUY&price=30000");
            exchange.control().reset();
        }
        try (LocalExchange exchange = start(file)) {
            AccountState account = exchange.control().account(KEY);
            assertThat(account.orders()).isEmpty();
            assertThat(account.total("USDT")).isEqualTo(100_000 * Quote.UNIT);
        }
    }

    @Test
    void fileOfSomethingElseIsLetBe() throws IOException {
        Path file = folder.resolve("other.db");
        try (Connection other = Connection.open(file, OpenMode.READ_WRITE_CREATE)) {
            other.execute("CREATE TABLE t (a)");
        }

        assertThatThrownBy(() -> start(file))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("is a database of something else");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void fileIsOfOneExchangeAtATime() throws IOException {
        Path file = folder.resolve("exchange.db");
        try (LocalExchange exchange = start(file)) {
            assertThat(exchange.port()).isPositive();
            assertThatThrownBy(() -> start(file))
                    .isInstanceOf(TradekeepException.class)
                    .hasMessageContaining("is used by another exchange");
        }
    }
}
