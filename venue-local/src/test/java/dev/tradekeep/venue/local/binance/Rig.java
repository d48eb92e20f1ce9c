package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.floor.TradingFloor;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SymbolRules;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An exchange with one account, a book that nobody moves, and a clock that stands still unless it
 * is moved.
 */
final class Rig {
    static final String KEY = "somebody";
    static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    private static final Credential.Secret SIGNER = new Credential.Secret(SECRET);

    final AtomicLong clock = new AtomicLong(1_800_000_000_000_000L);
    final TradingFloor floor = new TradingFloor(clock::get);
    final BinanceVenue venue;
    final SpotMarket btc;
    final Account account;
    private final Account house;
    private final Account visitor;

    Rig() {
        this(VenueSettings.STANDARD);
    }

    Rig(VenueSettings settings) {
        venue = new BinanceVenue(floor, settings);
        btc = list("BTC", 100);
        list("ETH", 10);
        account = open(KEY, false);
        floor.keys().add(KEY, Credential.of(SECRET), account);
        house = open("house", true);
        deposit(account, "USDT", 100_000);
        deposit(account, "BTC", 10);
        visitor = open("visitor", true);
        for (Account one : List.of(house, visitor)) {
            deposit(one, "USDT", 10_000_000);
            deposit(one, "BTC", 100_000);
        }
    }

    private SpotMarket list(String base, long price) {
        return venue.exchange()
                .locked(() ->
                        venue.exchange()
                                .list(SymbolRules.standard(base, "USDT"), price * Quote.UNIT));
    }

    private Account open(String name, boolean isHouse) {
        return venue.exchange()
                .locked(() -> venue.exchange().open(name, isHouse, FeeRates.STANDARD));
    }

    void deposit(Account to, String asset, long amount) {
        venue.exchange()
                .locked(() -> {
                    venue.exchange().deposit(to, asset, amount * Quote.UNIT);
                    return null;
                });
    }

    /** Ten on each side of a hundred, a whole coin at each price. */
    Rig withBook() {
        for (int i = 1; i <= 10; i++) {
            quote(true, 100 - i, 1);
            quote(false, 100 + i, 1);
        }
        return this;
    }

    /** The house rests an order. */
    void quote(boolean buy, long price, long quantity) {
        house(NewOrder.limit(buy, quantity * Quote.UNIT, price * Quote.UNIT));
    }

    /** The house quotes, or a visitor of it takes. */
    void house(NewOrder order) {
        Account account = order.kind() == OrderKind.MARKET ? visitor : house;
        venue.exchange().locked(() -> venue.exchange().orders().place(account, btc, order));
    }

    RestReply get(String path, String query) {
        return venue.rest(new RestRequest("GET", "/api/v3/" + path, query, "", name -> null, "me"));
    }

    /** A signed request with everything in the query. */
    RestReply signed(String method, String path, String query) {
        String full = (query.isEmpty() ? "" : query + "&") + "timestamp=" + clock.get() / 1_000;
        return send(method, path, full + "&signature=" + SIGNER.sign(full), "", KEY);
    }

    RestReply send(String method, String path, String query, String body, String key) {
        return venue.rest(
                new RestRequest(method, "/api/v3/" + path, query, body, headers(key), "me"));
    }

    private static RestRequest.Headers headers(String key) {
        return name -> name.equals(RestApi.KEY_HEADER) ? key : null;
    }

    /** A new order; what it does not name is a limit order to buy a coin at fifty. */
    RestReply order(String query) {
        return signed("POST", "order", "symbol=BTCUSDT&" + query);
    }

    RestReply limit(String side, String quantity, String price) {
        return order(
                "side="
                        + side
                        + "&type=LIMIT&timeInForce=GTC&quantity="
                        + quantity
                        + "&price="
                        + price);
    }

    void later(long millis) {
        clock.addAndGet(millis * 1_000);
    }

    /** The number after a name in a body. */
    static long number(String body, String name) {
        int at = body.indexOf("\"" + name + "\":") + name.length() + 3;
        int end = at;
        while (Character.isDigit(body.charAt(end)) || body.charAt(end) == '-') {
            end++;
        }
        return Long.parseLong(body.substring(at, end));
    }

    /** Keeps what it is sent. */
    static final class Heard implements Sink {
        private final List<String> texts = new ArrayList<>();
        private int closed;

        @Override
        public void send(String text) {
            texts.add(text);
        }

        @Override
        public void close(int code, String reason) {
            closed = code;
        }

        /** What came since this was asked last. */
        List<String> take() {
            List<String> taken = List.copyOf(texts);
            texts.clear();
            return taken;
        }

        int closed() {
            return closed;
        }
    }
}
