package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.RestRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The old way to user data: a key for an hour, which is the name of a stream. Thread-safe. */
final class ListenKeys {
    private static final long LIFE_MICROS = 60 * 60 * 1_000_000L;
    private static final int GONE = 410;
    private static final int NOT_ALLOWED = 405;

    private record Key(String text, Account account, long untilMicros) {}

    private final Map<Integer, Key> keys = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    ListenKeys(LongSupplier clock) {
        this.clock = clock;
    }

    /** Makes, prolongs or ends the key of an account. */
    String answer(BinanceVenue venue, RestRequest request) {
        if (!venue.settings().listenKeys()) {
            throw ApiError.withStatus(
                    GONE,
                    -1016,
                    "This service is no longer available. Subscribe to user data over the"
                            + " WebSocket API.");
        }
        Account account =
                venue.signatures().find(request.headers().get(RestApi.KEY_HEADER)).account();
        Params params = Params.of(request.query(), request.body());
        Json json = new Json().object();
        switch (request.method()) {
            case "POST" -> json.put("listenKey", make(account));
            case "PUT" -> prolong(account, params.text("listenKey"));
            case "DELETE" -> require(account, params.text("listenKey"));
            default ->
                    throw ApiError.withStatus(
                            NOT_ALLOWED, -1000, "It does not take %s.", request.method());
        }
        if (request.method().equals("DELETE")) {
            keys.remove(account.number());
        }
        return json.end().toString();
    }

    private String make(Account account) {
        Key key = keys.get(account.number());
        long now = clock.getAsLong();
        String text =
                key != null && key.untilMicros() > now
                        ? key.text()
                        : "key" + account.number() + Long.toString(now, Character.MAX_RADIX);
        keys.put(account.number(), new Key(text, account, now + LIFE_MICROS));
        return text;
    }

    private void prolong(Account account, String text) {
        require(account, text);
        keys.put(account.number(), new Key(text, account, clock.getAsLong() + LIFE_MICROS));
    }

    private void require(Account account, String text) {
        if (account != find(text)) {
            throw ApiError.of(-1125, "This listenKey does not exist.");
        }
    }

    /** Whose key it is, null when it is none. */
    @Nullable Account find(String text) {
        long now = clock.getAsLong();
        return keys.values().stream()
                .filter(key -> key.text().equals(text) && key.untilMicros() > now)
                .map(Key::account)
                .findFirst()
                .orElse(null);
    }
}
