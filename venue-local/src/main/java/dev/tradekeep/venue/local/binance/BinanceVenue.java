package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.ExchangeListener;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that speaks Binance's spot protocol. Thread-safe: requests may come on any thread.
 */
public final class BinanceVenue implements ExchangeListener {
    private final SpotExchange exchange;
    private final ApiKeys keys;
    private final Signatures signatures;
    private final Limits limits;
    private final VenueSettings settings;
    private final EndpointTable endpoints = new EndpointTable();
    private final Map<SpotMarket, MarketTape> tapes = new HashMap<>();
    private final UserStreams users;
    private final MarketStreams streams;
    private final ListenKeys listenKeys;
    private final RestApi rest;

    /**
     * @param clock microseconds since 1970
     */
    public BinanceVenue(LongSupplier clock, VenueSettings settings) {
        this.settings = settings;
        exchange = new SpotExchange(clock, this);
        keys = new ApiKeys();
        signatures = new Signatures(keys, clock);
        limits = new Limits(settings.limits(), clock);
        users = new UserStreams(clock);
        streams = new MarketStreams(this);
        listenKeys = new ListenKeys(clock);
        rest = new RestApi(this);
    }

    /** What is traded and by whom. */
    public SpotExchange exchange() {
        return exchange;
    }

    /** Who may sign. */
    public ApiKeys keys() {
        return keys;
    }

    /** Answers a REST request. */
    public RestReply rest(RestRequest request) {
        return rest.answer(request);
    }

    /**
     * Opens a connection for market data.
     *
     * @param path as it was asked for, {@code /ws}, {@code /ws/NAME/…} or {@code /stream}
     * @param query raw
     */
    public MarketSession marketSession(Sink sink, String path, String query) {
        MarketSession session = new MarketSession(this, sink, path, query);
        session.open();
        return session;
    }

    /**
     * Opens a connection to the WebSocket API.
     *
     * @param query raw
     * @param address who asks
     */
    public ApiSession apiSession(Sink sink, String query, String address) {
        return new ApiSession(this, sink, query, address);
    }

    /** To be called every hundred milliseconds: tells what is told by the clock. */
    public void tick() {
        exchange.locked(() -> {
            streams.tick(exchange.now());
            return null;
        });
    }

    /** Past minutes, oldest first, as if they had been traded. */
    public void addHistory(SpotMarket market, Collection<Kline> minutes) {
        MarketTape tape = tape(market);
        minutes.forEach(tape.candles()::addPast);
    }

    Signatures signatures() {
        return signatures;
    }

    VenueSettings settings() {
        return settings;
    }

    Limits limits() {
        return limits;
    }

    EndpointTable endpoints() {
        return endpoints;
    }

    UserStreams users() {
        return users;
    }

    MarketStreams streams() {
        return streams;
    }

    ListenKeys listenKeys() {
        return listenKeys;
    }

    MarketTape tape(SpotMarket market) {
        return tapes.computeIfAbsent(market, MarketTape::new);
    }

    @Override
    public void reported(Report report) {
        Fill fill = report.fill();
        Account account = report.order().account();
        if (account.isHouse()) {
            return;
        }
        if (fill != null && report.order().fills().size() == 1) {
            limits.filled(account.number(), fill.maker());
        }
        users.reported(report);
    }

    @Override
    public void balances(Account account, Collection<Balance> changed, long timeMicros) {
        users.balances(account, changed, timeMicros);
    }

    @Override
    public void deposited(Account account, String asset, long amount, long timeMicros) {
        users.deposited(account, asset, amount, timeMicros);
    }

    @Override
    public void listed(OrderList list, boolean begins, long timeMicros) {
        users.listed(list, begins, timeMicros);
    }

    @Override
    public void traded(SpotMarket market, PublicTrade trade) {
        @Nullable AggregateTrade complete = tape(market).add(trade);
        if (complete != null) {
            streams.aggregated(market, complete);
        }
        streams.traded(market, trade);
    }

    @Override
    public void level(SpotMarket market, boolean buy, long price, long quantity) {
        streams.level(market, buy, price, quantity);
    }

    @Override
    public void settled() {
        tapes.forEach((market, tape) -> {
            AggregateTrade complete = tape.finish();
            if (complete != null) {
                streams.aggregated(market, complete);
            }
        });
        streams.settled();
    }
}
