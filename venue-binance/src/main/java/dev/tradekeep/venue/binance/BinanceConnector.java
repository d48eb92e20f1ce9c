package dev.tradekeep.venue.binance;

import dev.tradekeep.venue.account.AccountListener;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueEnvironment;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.binance.account.BinanceAccount;
import dev.tradekeep.venue.binance.market.BinanceMarkets;
import dev.tradekeep.venue.binance.wire.BinanceTimings;
import dev.tradekeep.venue.net.Network;
import dev.tradekeep.venue.net.WindowedBudget;
import dev.tradekeep.venue.net.WindowedBudget.Window;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Binance's spot exchange, and whatever speaks its protocol. */
public final class BinanceConnector implements VenueConnector {
    /** What Binance allows an address: request weight a minute, requests in five. */
    private static final List<Window> LIMITS =
            List.of(
                    new Window(Duration.ofMinutes(1), 6_000, true),
                    new Window(Duration.ofMinutes(5), 300_000, false));

    private final Network network;
    private final BinanceTimings timings;

    /**
     * @param network shared by all connectors; not closed here
     */
    public BinanceConnector(Network network) {
        this(network, BinanceTimings.STANDARD);
    }

    BinanceConnector(Network network, BinanceTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    /** A budget for one address, with what Binance allows. */
    public static RequestBudget budget(InstantSource clock) {
        return new WindowedBudget(LIMITS, clock);
    }

    @Override
    public String exchange() {
        return "binance";
    }

    @Override
    public VenueAddresses addresses(VenueEnvironment environment) {
        return switch (environment) {
            case LIVE ->
                    new VenueAddresses(
                            URI.create("https://api.binance.com"),
                            URI.create("wss://stream.binance.com:9443/stream"),
                            URI.create("wss://ws-api.binance.com:443/ws-api/v3"));
            case TESTNET ->
                    new VenueAddresses(
                            URI.create("https://testnet.binance.vision"),
                            URI.create("wss://stream.testnet.binance.vision/stream"),
                            URI.create("wss://ws-api.testnet.binance.vision/ws-api/v3"));
            case LOCAL ->
                    new VenueAddresses(
                            URI.create("http://127.0.0.1:8765"),
                            URI.create("ws://127.0.0.1:8765/stream"),
                            URI.create("ws://127.0.0.1:8765/ws-api/v3"));
        };
    }

    @Override
    public VenueAccount account(AccountSettings settings, AccountListener listener) {
        return new BinanceAccount(network, settings, timings, listener);
    }

    @Override
    public VenueMarkets markets(MarketSettings settings) {
        return new BinanceMarkets(network, settings, timings);
    }
}
