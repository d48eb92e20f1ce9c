package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.candles.CandleStore;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.floor.TradingFloor;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.ExchangeListener;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that speaks Binance's spot protocol. Thread-safe: requests may come on any thread.
 */
public final class BinanceVenue implements ExchangeListener, Protocol {
    private static final String API_SOCKET = "/ws-api/v3";
    private static final long TICK_MILLIS = 100;

    private final TradingFloor floor;
    private final Signatures signatures;
    private final Limits limits;
    private final VenueSettings settings;
    private final EndpointTable endpoints = new EndpointTable();
    private final Map<SpotMarket, MarketTape> tapes = new HashMap<>();
    private final UserStreams users;
    private final MarketStreams streams;
    private final ListenKeys listenKeys;
    private final RestApi rest;

    /** Speaks it on a floor, beside other protocols. */
    public BinanceVenue(TradingFloor floor, VenueSettings settings) {
        this.floor = floor;
        this.settings = settings;
        LongSupplier clock = floor.exchange()::now;
        signatures = new Signatures(floor.keys(), clock, settings.recvWindowMillis());
        limits = new Limits(settings.limits(), clock);
        users = new UserStreams(clock, floor.faults());
        streams = new MarketStreams(this);
        listenKeys = new ListenKeys(clock);
        rest = new RestApi(this);
        floor.hear(this);
    }

    /** What is traded and by whom. */
    public SpotExchange exchange() {
        return floor.exchange();
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/api/") || path.startsWith("/sapi/");
    }

    @Override
    public Target target(RestRequest request) {
        return rest.target(request);
    }

    @Override
    public RestReply refused(RestRequest request, Fault fault) {
        return rest.refused(request, fault);
    }

    @Override
    public RestReply rest(RestRequest request) {
        return rest.answer(request);
    }

    /**
     * Opens a connection for market data.
     *
     * @param path as it was asked for, {@code /ws}, {@code /ws/NAME/…} or {@code /stream}
     * @param query raw
     */
    MarketSession marketSession(Sink sink, String path, String query) {
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
    ApiSession apiSession(Sink sink, String query, String address) {
        return new ApiSession(this, sink, query, address);
    }

    @Override
    public List<String> socketPaths() {
        return List.of("/ws", "/ws/*", "/stream", "/stream/*", API_SOCKET);
    }

    @Override
    public Conversation open(Upgrade upgrade, Sink sink) {
        return upgrade.path().equals(API_SOCKET)
                ? apiSession(sink, upgrade.query(), upgrade.address())
                : marketSession(sink, upgrade.path(), upgrade.query());
    }

    @Override
    public boolean pings() {
        return true;
    }

    @Override
    public String farewell() {
        return "{\"e\":\"serverShutdown\",\"E\":" + exchange().now() / 1_000 + "}";
    }

    @Override
    public long tickMillis() {
        return TICK_MILLIS;
    }

    @Override
    public void tick() {
        exchange()
                .locked(() -> {
                    streams.tick(exchange().now());
                    return null;
                });
    }

    CandleStore candles(SpotMarket market) {
        return floor.candles(market);
    }

    FaultDesk faults() {
        return floor.faults();
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
