package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.fault.HandTimer;
import dev.tradekeep.venue.local.floor.TradingFloor;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SymbolRules;
import dev.tradekeep.venue.local.wire.Protocol.Conversation;
import dev.tradekeep.venue.local.wire.Protocol.Upgrade;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An exchange with one account, a book that nobody moves, and a clock that stands still unless it
 * is moved.
 */
final class Rig {
    static final String KEY = "somebody";
    static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    static final long START_MILLIS = 1_800_000_000_000L;

    private static final Credential.Secret SIGNER = new Credential.Secret(SECRET);

    final AtomicLong clock = new AtomicLong(START_MILLIS * 1_000);
    final HandTimer timer = new HandTimer();
    final TradingFloor floor = new TradingFloor(clock::get, timer);
    final BybitVenue venue;
    final SpotMarket btc;
    final SpotMarket eth;
    final Account account;
    private final Account house;
    private final Account visitor;

    Rig() {
        this(BybitSettings.LOCAL);
    }

    Rig(BybitSettings settings) {
        venue = new BybitVenue(floor, settings);
        btc = list("BTC", 100);
        eth = list("ETH", 10);
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
        for (int i = 1; i <= 10; i++) {
            quote(true, 100 - i, 1);
            quote(false, 100 + i, 1);
        }
    }

    private SpotExchange exchange() {
        return floor.exchange();
    }

    private SpotMarket list(String base, long price) {
        return exchange()
                .locked(() ->
                        exchange().list(SymbolRules.standard(base, "USDT"), price * Quote.UNIT));
    }

    Account open(String name, boolean isHouse) {
        return exchange().locked(() -> exchange().open(name, isHouse, FeeRates.STANDARD));
    }

    void deposit(Account to, String asset, long amount) {
        exchange()
                .locked(() -> {
                    exchange().deposit(to, asset, amount * Quote.UNIT);
                    return null;
                });
    }

    /** The house rests an order. */
    void quote(boolean buy, long price, long quantity) {
        house(NewOrder.limit(buy, quantity * Quote.UNIT, price * Quote.UNIT));
    }

    /** The house quotes, or a visitor of it takes. */
    void house(NewOrder order) {
        Account trader = order.kind() == OrderKind.MARKET ? visitor : house;
        exchange().locked(() -> exchange().orders().place(trader, btc, order));
    }

    /** A visitor trades so much at any price. */
    void take(boolean buy, String quantity) {
        house(NewOrder.market(buy, Long.parseLong(quantity.replace(".", "")) * 1_000));
    }

    JsonNode open(String path, String query) {
        return json(send(request("GET", "/v5/market/" + path, query, "", Map.of())));
    }

    /** A signed question. */
    JsonNode get(String path, String query) {
        return json(send(signed("GET", path, query, "")));
    }

    /** A signed command; single quotes stand for double ones. */
    JsonNode post(String path, String body) {
        return json(send(signed("POST", path, "", body.replace('\'', '"'))));
    }

    /** An order for Bitcoin with these fields. */
    JsonNode order(String fields) {
        return post("order/create", "{'category':'spot','symbol':'BTCUSDT'," + fields + "}");
    }

    /** A limit order that is taken; its id. */
    String limit(String side, String quantity, String price) {
        return place(
                "'side':'%s','orderType':'Limit','qty':'%s','price':'%s'"
                        .formatted(side, quantity, price));
    }

    /** An order that is taken; its id. */
    String place(String fields) {
        JsonNode reply = order(fields);
        assertThat(reply.path("retCode").asInt()).as(reply.toString()).isZero();
        return reply.path("result").path("orderId").asString();
    }

    JsonNode cancel(String id) {
        return post(
                "order/cancel", "{'category':'spot','symbol':'BTCUSDT','orderId':'" + id + "'}");
    }

    /** An order by its id, as it is now. */
    JsonNode find(String id) {
        JsonNode list =
                get("order/realtime", "category=spot&orderId=" + id).path("result").path("list");
        assertThat(list.size()).isEqualTo(1);
        return list.path(0);
    }

    RestReply send(RestRequest request) {
        return venue.rest(request);
    }

    RestRequest signed(String method, String path, String query, String body) {
        String time = Long.toString(clock.get() / 1_000);
        String payload = time + KEY + "5000" + (method.equals("GET") ? query : body);
        return request(method, "/v5/" + path, query, body, headers(time, SIGNER.sign(payload)));
    }

    static Map<String, String> headers(String time, String sign) {
        return Map.of(
                "X-BAPI-API-KEY", KEY,
                "X-BAPI-TIMESTAMP", time,
                "X-BAPI-RECV-WINDOW", "5000",
                "X-BAPI-SIGN", sign);
    }

    static RestRequest request(
            String method, String path, String query, String body, Map<String, String> headers) {
        return new RestRequest(method, path, query, body, headers::get, "me");
    }

    static JsonNode json(RestReply reply) {
        return json(reply.body());
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** Lets time pass. */
    void later(long millis) {
        clock.addAndGet(millis * 1_000);
        timer.pass(millis);
    }

    /** What everybody has together, of an asset. */
    long sumOf(String asset) {
        return exchange()
                .locked(() -> {
                    long sum = exchange().earned(asset);
                    for (Account one : exchange().accounts()) {
                        sum += one.balance(asset).free() + one.balance(asset).locked();
                    }
                    return sum;
                });
    }

    Socket socket(String path) {
        return new Socket(path);
    }

    /** A private socket that has shown its key and hears these topics. */
    Socket listening(String... topics) {
        Socket socket = socket("/v5/private").logOn();
        socket.say("{'op':'subscribe','args':['" + String.join("','", topics) + "']}");
        later(10);
        socket.take();
        return socket;
    }

    /** A connection, and what it was sent. */
    final class Socket implements Sink {
        private final List<String> texts = new ArrayList<>();
        private final Conversation conversation;
        private int closed;

        private Socket(String path) {
            conversation = venue.open(new Upgrade(path, "", "me"), this);
        }

        /** Shows the key; the answer is taken off. */
        Socket logOn() {
            long expires = clock.get() / 1_000 + 10_000;
            say(auth(KEY, expires, SIGNER.sign("GET/realtime" + expires)));
            assertThat(take().getFirst().path("op").asString()).isEqualTo("auth");
            return this;
        }

        /** Sends a text; single quotes stand for double ones. */
        void say(String text) {
            conversation.receive(text.replace('\'', '"'));
        }

        void leave() {
            conversation.closed();
        }

        @Override
        public void send(String text) {
            texts.add(text);
        }

        @Override
        public void close(int code, String reason) {
            closed = code;
        }

        int closed() {
            return closed;
        }

        /** What came since this was asked last. */
        List<JsonNode> take() {
            List<JsonNode> taken = texts.stream().map(Rig::json).toList();
            texts.clear();
            return taken;
        }

        /** The same, only what is of a topic. */
        List<JsonNode> take(String topic) {
            return take().stream()
                    .filter(one -> one.path("topic").asString("").equals(topic))
                    .toList();
        }
    }

    static String auth(String key, long expires, String sign) {
        return "{'op':'auth','args':['%s',%d,'%s']}".formatted(key, expires, sign);
    }
}
