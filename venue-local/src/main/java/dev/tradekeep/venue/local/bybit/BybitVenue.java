package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.candles.CandleStore;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.floor.TradingFloor;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.ExchangeListener;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.Collection;
import java.util.List;

/**
 * An exchange that speaks Bybit's v5 protocol for spot. Thread-safe: requests may come on any
 * thread.
 */
public final class BybitVenue implements ExchangeListener, Protocol {
    private static final String PUBLIC = "/v5/public/spot";
    private static final String PRIVATE = "/v5/private";
    private static final String TRADE = "/v5/trade";
    private static final long TICK_MILLIS = 20;

    private final TradingFloor floor;
    private final HeaderSignatures signatures;
    private final RateLimits limits;
    private final EndpointTable endpoints = new EndpointTable();
    private final RecentOrders recent = new RecentOrders();
    private final BookStreams books;
    private final MarketStreams markets;
    private final PrivateStreams accounts;
    private final RestApi rest;

    /** Speaks it on a floor, next to other protocols. */
    public BybitVenue(TradingFloor floor, BybitSettings settings) {
        this.floor = floor;
        signatures =
                new HeaderSignatures(
                        floor.keys(), floor.exchange()::now, settings.recvWindowMillis());
        limits = new RateLimits(settings, floor.exchange()::now);
        books = new BookStreams(this);
        markets = new MarketStreams(this);
        accounts = new PrivateStreams(this);
        rest = new RestApi(this);
        floor.hear(this);
    }

    SpotExchange exchange() {
        return floor.exchange();
    }

    HeaderSignatures signatures() {
        return signatures;
    }

    RateLimits limits() {
        return limits;
    }

    EndpointTable endpoints() {
        return endpoints;
    }

    RecentOrders recent() {
        return recent;
    }

    BookStreams books() {
        return books;
    }

    MarketStreams markets() {
        return markets;
    }

    PrivateStreams accounts() {
        return accounts;
    }

    FaultDesk faults() {
        return floor.faults();
    }

    CandleStore candles(SpotMarket market) {
        return floor.candles(market);
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/v5/");
    }

    @Override
    public RestReply rest(RestRequest request) {
        return rest.answer(request);
    }

    @Override
    public Target target(RestRequest request) {
        return FaultWords.target(
                endpoints.ofPath(request.path()),
                request.path(),
                request.headers().get(HeaderSignatures.KEY));
    }

    @Override
    public RestReply refused(RestRequest request, Fault fault) {
        return rest.refused(fault);
    }

    @Override
    public List<String> socketPaths() {
        return List.of(PUBLIC, PRIVATE, TRADE);
    }

    @Override
    public Conversation open(Upgrade upgrade, Sink sink) {
        return switch (upgrade.path()) {
            case PUBLIC -> new PublicSession(this, sink);
            case PRIVATE -> new PrivateSession(this, sink);
            default -> new TradeSession(this, sink);
        };
    }

    @Override
    public boolean pings() {
        return false;
    }

    @Override
    public String farewell() {
        return "";
    }

    @Override
    public long tickMillis() {
        return TICK_MILLIS;
    }

    @Override
    public void tick() {
        exchange()
                .locked(() -> {
                    books.tick();
                    markets.tick(exchange().now());
                    return null;
                });
    }

    @Override
    public void reported(Report report) {
        if (report.order().account().isHouse()) {
            return;
        }
        if (!report.order().state().isOpen()) {
            recent.ended(report.order());
        }
        accounts.reported(report);
    }

    @Override
    public void balances(Account account, Collection<Balance> changed, long timeMicros) {
        accounts.balances(account, changed);
    }

    @Override
    public void deposited(Account account, String asset, long amount, long timeMicros) {
        // Its balances are told next.
    }

    @Override
    public void listed(OrderList list, boolean begins, long timeMicros) {
        // Its orders are told one by one.
    }

    @Override
    public void traded(SpotMarket market, PublicTrade trade) {
        markets.traded(market, trade);
    }

    @Override
    public void level(SpotMarket market, boolean buy, long price, long quantity) {
        books.changed(market, exchange().now());
    }

    @Override
    public void settled() {
        markets.settled();
        accounts.settled();
    }
}
