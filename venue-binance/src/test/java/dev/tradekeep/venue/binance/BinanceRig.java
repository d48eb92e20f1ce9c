package dev.tradekeep.venue.binance;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.binance.wire.BinanceTimings;
import dev.tradekeep.venue.local.ExchangeSettings;
import dev.tradekeep.venue.local.LocalExchange;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.control.AccountState;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import dev.tradekeep.venue.net.Network;
import dev.tradekeep.venue.net.SocketSettings;
import dev.tradekeep.venue.net.WindowedBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** A local exchange with accounts, and the connector to it. Everything is fast. */
public final class BinanceRig implements AutoCloseable {
    public static final String KEY = "hmac-key";
    public static final String SECRET = "hmac-secret";
    public static final String ED25519_KEY = "ed25519-key";
    public static final String RSA_KEY = "rsa-key";
    public static final long PRICE = 60_000;

    /** As in the books: prices in cents, quantities in 10^-5. */
    public static final Instrument BTC =
            new Instrument("BTC/USDT", new Asset("BTC", 8), new Asset("USDT", 8), 2, 5, 1, 1, 1, 0);

    public static final BinanceTimings FAST =
            new BinanceTimings(
                    new SocketSettings(
                            Duration.ofSeconds(10),
                            Duration.ofMillis(100),
                            Duration.ofSeconds(2),
                            Duration.ofMillis(5),
                            Duration.ofMillis(50),
                            1_000_000),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(100),
                    Duration.ofMillis(150),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(2));

    private static final KeyPair ED25519 = pair("Ed25519");
    private static final KeyPair RSA = pair("RSA");

    final Network network = Network.open(InstantSource.system(), new Random(1));
    final LocalExchange exchange;
    final BinanceConnector connector = new BinanceConnector(network, FAST);
    private final VenueAddresses addresses;

    public BinanceRig() {
        this(LimitSettings.LOCAL);
    }

    public BinanceRig(LimitSettings limits) {
        Map<String, Long> funds = Map.of("USDT", 1_000_000 * Quote.UNIT, "BTC", 100 * Quote.UNIT);
        ExchangeSettings settings =
                new ExchangeSettings(
                        "127.0.0.1",
                        0,
                        List.of(
                                new ExchangeSettings.Listing(
                                        SymbolRules.standard("BTC", "USDT"), PRICE * Quote.UNIT)),
                        List.of(
                                member(KEY, SECRET, funds),
                                member(ED25519_KEY, publicKey(ED25519), funds),
                                member(RSA_KEY, publicKey(RSA), funds)),
                        FeeRates.STANDARD,
                        null,
                        7,
                        new VenueSettings(limits, true, false),
                        BybitSettings.OFF,
                        List.of());
        try {
            exchange = LocalExchange.start(settings, network::now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String host = "127.0.0.1:" + exchange.port();
        addresses =
                new VenueAddresses(
                        URI.create("http://" + host),
                        URI.create("ws://" + host + "/stream"),
                        URI.create("ws://" + host + "/ws-api/v3"));
    }

    private static ExchangeSettings.Member member(
            String key, String secret, Map<String, Long> funds) {
        return new ExchangeSettings.Member(key, Credential.of(secret), funds);
    }

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String publicKey(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    public static Credentials hmac() {
        return new Credentials(KEY, SECRET);
    }

    public static Credentials ed25519() {
        return new Credentials(ED25519_KEY, pem(ED25519));
    }

    public static Credentials rsa() {
        return new Credentials(RSA_KEY, pem(RSA));
    }

    public VenueAddresses addresses() {
        return addresses;
    }

    public static RequestBudget budget(int perMinute) {
        return new WindowedBudget(
                List.of(new WindowedBudget.Window(Duration.ofMinutes(1), perMinute, true)),
                InstantSource.system());
    }

    public VenueMarkets markets() {
        return connector.markets(
                new MarketSettings(addresses, Duration.ofSeconds(20), budget(200_000)));
    }

    /** An account that is not connected. */
    public TestAccount account(Credentials credentials) {
        return account(credentials, Duration.ofSeconds(20));
    }

    public TestAccount account(Credentials credentials, Duration timeout) {
        return new TestAccount(this, credentials, timeout, budget(200_000), 0);
    }

    /** An account whose link is up, and that may trade. */
    public TestAccount connected() {
        TestAccount account = account(hmac());
        account.connect();
        account.awaitUp(1);
        return account;
    }

    /** Everything is as in the beginning. */
    public void reset() {
        exchange.faults().clear();
        exchange.control().reset();
    }

    public Fault fault(String text) {
        return exchange.faults().add(text);
    }

    public AccountState truth() {
        return exchange.control().account(KEY);
    }

    public AccountState.PlacedOrder order(String id) {
        return Objects.requireNonNull(truth().order(id), id);
    }

    /** A limit order far from the market, which rests. */
    public static OrderRequest resting(String id) {
        return limit(id, 1_000, 30_000);
    }

    /** A buy; the quantity in 10^-5. */
    public static OrderRequest limit(String id, long quantity, long price) {
        return OrderRequest.of(id, BTC, Side.BUY, new OrderTerms.Limit(price * 100), quantity, 1);
    }

    public static OrderRequest market(String id, Side side) {
        return OrderRequest.of(id, BTC, side, new OrderTerms.Market(), 1_000, 1);
    }

    public static OrderRequest with(OrderRequest order, OrderConditions conditions) {
        return order.under(conditions);
    }

    @Override
    public void close() {
        exchange.close();
        network.close();
    }
}
