package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.connections.Addresses;
import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.follow.MarketFollower;
import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.follows.FollowChannel;
import dev.tradekeep.store.follows.FollowRepository;
import dev.tradekeep.store.follows.MarketFollow;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the server keeps coming from exchanges: streams are added and ended. */
final class FollowRoutes {
    private static final String FOLLOWS = "/api/v1/market-follows";
    private static final String SYMBOL = "symbol";
    private static final String EXCHANGE = "exchange";
    private static final String INTERVAL = "interval";
    private static final String ADDRESS = "address";

    private final Changes changes;
    private final VenueShelf shelf;
    private final MarketFollower follower;

    FollowRoutes(Changes changes, VenueShelf shelf, MarketFollower follower) {
        this.changes = changes;
        this.shelf = shelf;
        this.follower = follower;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                FOLLOWS,
                                "Follows candles, trades or best prices of an instrument, from now on"
                                        + " and across restarts.",
                                this::add)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                SYMBOL, FieldKind.TEXT, "ours or the exchange's"),
                                        Field.required(EXCHANGE, FieldKind.TEXT, "its code"),
                                        Field.optional(
                                                INTERVAL, FieldKind.TEXT, "of candles, such as 1m"),
                                        Field.optional(
                                                "trades", FieldKind.BOOLEAN, "every trade, too"),
                                        Field.optional(
                                                "quotes",
                                                FieldKind.BOOLEAN,
                                                "the best prices of both sides, too"),
                                        Field.optional(
                                                ADDRESS,
                                                FieldKind.TEXT,
                                                "where the exchange is reached, if not where it"
                                                        + " always is")))
                        .answering(
                                Shape.of(
                                        Field.required(
                                                "ids", FieldKind.OBJECTS, "of the streams"))),
                Route.of(
                                Method.DELETE,
                                FOLLOWS + "/{id}",
                                "Follows a stream no longer; what it has brought stays.",
                                this::stop)
                        .forScope(TokenScope.CONFIGURE)
                        .answering(
                                Shape.of(
                                        Field.required("id", FieldKind.INTEGER, "of the stream"))));
    }

    /** What of an instrument is asked for. */
    private record Wanted(FollowChannel channel, long intervalMicros) {}

    private Reply add(Request request) {
        Body body = request.body();
        String exchange = body.text(EXCHANGE).toLowerCase(Locale.ROOT);
        if (!shelf.has(exchange)) {
            throw Requests.wanted("one of " + String.join(", ", shelf.codes()), EXCHANGE, exchange);
        }
        String symbol = body.text(SYMBOL).toUpperCase(Locale.ROOT);
        if (!Instrument.isSymbol(symbol)) {
            throw Requests.wanted("a symbol such as BTC/USDT", SYMBOL, symbol);
        }
        String address =
                body.has(ADDRESS) ? Addresses.rest(ADDRESS, body.optionalText(ADDRESS)) : null;
        List<Wanted> wanted = wanted(body);
        List<Long> ids =
                changes.make(
                        request,
                        (transaction, at) ->
                                add(transaction, exchange, symbol, wanted, address, at),
                        _ ->
                                new Changes.Change(
                                        "market.follow",
                                        "follow",
                                        exchange + ":" + symbol,
                                        null,
                                        describe(wanted)));
        ids.forEach(follower::refresh);
        return Reply.object(json -> {
            json.writeArrayPropertyStart("ids");
            ids.forEach(id -> {
                json.writeStartObject();
                json.writeNumberProperty("id", id);
                json.writeEndObject();
            });
            json.writeEndArray();
        });
    }

    private static List<Wanted> wanted(Body body) {
        List<Wanted> wanted = new ArrayList<>();
        if (body.has(INTERVAL)) {
            wanted.add(
                    new Wanted(
                            FollowChannel.CANDLES, Interval.parse(body.text(INTERVAL)).micros()));
        }
        if (body.has("trades") && body.flag("trades")) {
            wanted.add(new Wanted(FollowChannel.TRADES, 0));
        }
        if (body.has("quotes") && body.flag("quotes")) {
            wanted.add(new Wanted(FollowChannel.QUOTES, 0));
        }
        if (wanted.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted an interval of candles, trades or quotes, found none of them.");
        }
        return wanted;
    }

    private static List<Long> add(
            Transaction transaction,
            String exchange,
            String symbol,
            List<Wanted> wanted,
            @Nullable String address,
            long at) {
        long exchangeId =
                new InstrumentRepository(transaction)
                        .ensureExchange(exchange, ExchangeKind.LIVE, at);
        // One name for one instrument, so that nothing is stored twice.
        String name =
                new InstrumentCatalogue(transaction)
                        .named(exchangeId, symbol).stream()
                                .findFirst()
                                .map(one -> one.specification().symbol())
                                .orElse(symbol);
        FollowRepository follows = new FollowRepository(transaction);
        requireRoom(follows, wanted.size());
        List<Long> ids = new ArrayList<>();
        for (Wanted one : wanted) {
            follows.add(exchangeId, name, one.channel(), one.intervalMicros(), address, at)
                    .ifPresent(ids::add);
        }
        if (ids.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, exchange + ":" + name + " is followed already.");
        }
        return ids;
    }

    private static void requireRoom(FollowRepository follows, int more) {
        int there = follows.list(MarketFollower.STREAMS_MAX).size();
        if (there + more > MarketFollower.STREAMS_MAX) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Wanted at most "
                            + MarketFollower.STREAMS_MAX
                            + " streams that are followed, found "
                            + there
                            + ". End some first.");
        }
    }

    private static String describe(List<Wanted> wanted) {
        return String.join(", ", wanted.stream().map(one -> Word.of(one.channel())).toList());
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Requests.notFound("followed stream", text);
        }
    }

    private Reply stop(Request request) {
        long id = id(request.part("id"));
        changes.make(
                request,
                (transaction, _) -> {
                    FollowRepository follows = new FollowRepository(transaction);
                    MarketFollow gone =
                            follows.find(id)
                                    .orElseThrow(() ->
                                            Requests.notFound(
                                                    "followed stream", Long.toString(id)));
                    follows.delete(id);
                    return gone;
                },
                gone ->
                        new Changes.Change(
                                "market.unfollow",
                                "follow",
                                gone.exchange() + ":" + gone.symbol(),
                                Word.of(gone.channel()),
                                null));
        follower.refresh(id);
        return Reply.object(json -> json.writeNumberProperty("id", id));
    }
}
