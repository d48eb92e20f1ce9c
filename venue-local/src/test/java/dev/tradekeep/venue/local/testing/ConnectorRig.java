package dev.tradekeep.venue.local.testing;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.local.ExchangeSettings;
import dev.tradekeep.venue.local.LocalExchange;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.control.AccountState;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.FaultKind.Where;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import dev.tradekeep.venue.net.Network;
import dev.tradekeep.venue.net.WindowedBudget;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A local exchange, an account at it over a connector, and everything that the account and its
 * orders say.
 */
public final class ConnectorRig implements AutoCloseable {
    public static final Instrument BTC =
            new Instrument(
                    "BTC/USDT",
                    new Asset("BTC", 8),
                    new Asset("USDT", 8),
                    2,
                    5,
                    1,
                    1,
                    1,
                    500_000_000);

    /** Far from the market, where nothing trades by itself: 30,000. */
    public static final long REST = 3_000_000;

    public static final String KEY = "key";
    public static final String SECRET = "secret";
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final AtomicLong IDS = new AtomicLong();

    private final Network network = Network.open(InstantSource.system(), new Random(7));
    private final List<VenueReport> reports = new CopyOnWriteArrayList<>();
    private final List<AccountEvent> events = new CopyOnWriteArrayList<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final LocalExchange exchange;
    private final VenueAccount account;
    private final RequestBudget budget;
    private final Venue venue;
    private final VenueConnector connector;
    private final TestedConnector tested;

    /** An exchange that takes many requests, and an account with the right key. */
    public ConnectorRig(TestedConnector tested) throws IOException {
        this(tested, false, SECRET);
    }

    /**
     * @param real whether no more may be asked than the real exchange allows
     * @param secret of the account, right or wrong
     */
    public ConnectorRig(TestedConnector tested, boolean real, String secret) throws IOException {
        this.tested = tested;
        connector = tested.connector().of(network);
        exchange = LocalExchange.start(settings(real), () -> System.currentTimeMillis() * 1_000);
        budget =
                real
                        ? tested.budget().of(InstantSource.system())
                        : new WindowedBudget(
                                List.of(
                                        new WindowedBudget.Window(
                                                Duration.ofSeconds(5), 6_000, false)),
                                InstantSource.system());
        account =
                connector.account(
                        new AccountSettings(
                                "main",
                                addresses(),
                                new Credentials(KEY, secret),
                                Duration.ofSeconds(2),
                                TIMEOUT,
                                budget,
                                0),
                        events::add);
        venue = account.venue(List.of(), reports::add);
    }

    private static ExchangeSettings settings(boolean real) {
        return new ExchangeSettings(
                "127.0.0.1",
                0,
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
                new VenueSettings(
                        real ? LimitSettings.STANDARD : LimitSettings.LOCAL, false, false),
                real ? BybitSettings.STANDARD : BybitSettings.LOCAL,
                List.of());
    }

    private VenueAddresses addresses() {
        return tested.addresses(exchange.port());
    }

    public VenueAccount account() {
        return account;
    }

    public Venue venue() {
        return venue;
    }

    public RequestBudget budget() {
        return budget;
    }

    /** What everybody may know. */
    public VenueMarkets markets() {
        return connector.markets(new MarketSettings(addresses(), TIMEOUT, budget));
    }

    /** Another account object of the same account, as after a restart. */
    public VenueAccount again() {
        return connector.account(
                new AccountSettings(
                        "main",
                        addresses(),
                        new Credentials(KEY, SECRET),
                        Duration.ofSeconds(2),
                        TIMEOUT,
                        budget,
                        0),
                event -> {});
    }

    /** Brings the stream up. */
    public ConnectorRig connect() {
        account.connect();
        event(AccountEvent.LinkUp.class, 1);
        return this;
    }

    /** Ends every connection of an account's stream. */
    public void dropAccountStream() {
        fault("disconnect=" + tested.accountStream());
    }

    /** Ends every connection of a market stream. */
    public void dropMarketStream() {
        fault("disconnect=" + tested.marketStream());
    }

    /** Switches a fault on. */
    public void fault(String fault) {
        faults.add(exchange.faults().add(fault));
    }

    /** Faults that were switched on and never struck: a test that has one shows nothing. */
    public List<String> idleFaults() {
        return faults.stream()
                .filter(one -> one.struck() == 0 && one.kind().where() != Where.STATE)
                .map(one -> one.kind().word())
                .toList();
    }

    /** The exchange is gone. */
    public void stopExchange() {
        exchange.close();
    }

    public void clearFaults() {
        exchange.faults().clear();
    }

    /** What is true at the exchange. */
    public AccountState truth() {
        return exchange.control().account(KEY);
    }

    /** How many orders with an id there are at the exchange. */
    public long arrived(String id) {
        return truth().orders().stream().filter(one -> one.clientId().equals(id)).count();
    }

    /** A new order of a limit that rests: a buy of 0.01. */
    public static OrderRequest resting() {
        return order(Side.BUY, new OrderTerms.Limit(REST), 1_000);
    }

    public static OrderRequest order(Side side, OrderTerms terms, long quantity) {
        return OrderRequest.of(
                String.format(Locale.ROOT, "T%017d", IDS.incrementAndGet()),
                BTC,
                side,
                terms,
                quantity,
                System.currentTimeMillis() * Micros.PER_MILLISECOND);
    }

    /** Places an order and waits until it is accepted. */
    public OrderRequest accepted(OrderRequest order) {
        venue.submit(order);
        report(VenueReport.Accepted.class, order.clientOrderId());
        return order;
    }

    /** All reports about an order. */
    public List<VenueReport> reports(String id) {
        return reports.stream().filter(one -> one.clientOrderId().equals(id)).toList();
    }

    /** All reports of a kind about an order. */
    public <T extends VenueReport> List<T> reports(Class<T> kind, String id) {
        return reports(id).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits for a report of a kind about an order. */
    public <T extends VenueReport> T report(Class<T> kind, String id) {
        Eventually.await(
                kind.getSimpleName() + " of " + id,
                () -> reports(id),
                found -> found.stream().anyMatch(kind::isInstance));
        return reports(kind, id).getFirst();
    }

    /** Asks what an order is, and waits for the answer. */
    public VenueReport answer(String id, long queryId) {
        venue.query(id, queryId);
        return Objects.requireNonNull(
                Eventually.<@Nullable VenueReport, RuntimeException>await(
                        "an answer about " + id,
                        () -> answered(id, queryId),
                        found -> found != null));
    }

    private @Nullable VenueReport answered(String id, long queryId) {
        return reports(id).stream()
                .filter(one ->
                        switch (one) {
                            case VenueReport.OrderState state -> state.queryId() == queryId;
                            case VenueReport.NotFound none -> none.queryId() == queryId;
                            default -> false;
                        })
                .findFirst()
                .orElse(null);
    }

    /** Executions of an order that were reported, each id once. */
    public long executed(String id) {
        return reports(VenueReport.Execution.class, id).stream()
                .map(VenueReport.Execution::fill)
                .distinct()
                .mapToLong(fill -> fill.quantity())
                .sum();
    }

    /** Waits until as much of an order is reported to have traded. */
    public void executed(String id, long quantity) {
        Eventually.await("executions of " + id, () -> executed(id), found -> found == quantity);
    }

    public List<AccountEvent> events() {
        return List.copyOf(events);
    }

    /** All events of a kind. */
    public <T extends AccountEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits for so many events of a kind, and gives the last. */
    public <T extends AccountEvent> T event(Class<T> kind, int count) {
        return Eventually.await(
                        count + " of " + kind.getSimpleName(),
                        () -> events(kind),
                        found -> found.size() >= count)
                .getLast();
    }

    /** Closes the account, which says nothing from then on. */
    @Override
    public void close() {
        account.close();
        network.close();
        exchange.close();
    }
}
