package dev.tradekeep.venue.bybit;

import dev.tradekeep.venue.account.AccountListener;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueEnvironment;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.net.Network;
import dev.tradekeep.venue.net.WindowedBudget;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Connects to Bybit: the spot market of the unified account, by version 5 of its protocol. */
public final class BybitConnector implements VenueConnector {
    private static final String LOCAL = "127.0.0.1:9000";

    /** Requests of an address within a window: within any five seconds, 440 of 600 allowed. */
    private static final int REQUESTS = 40;

    /** So short that an order, which waits no longer, comes into the next one. */
    private static final Duration WINDOW = Duration.ofMillis(500);

    private final Network network;
    private final Times times;

    /**
     * @param network whose threads and connections are used
     */
    public BybitConnector(Network network) {
        this(network, Times.STANDARD);
    }

    BybitConnector(Network network, Times times) {
        this.network = network;
        this.times = times;
    }

    /** The budget of an address, to be shared by all that ask there. */
    public static RequestBudget budget(InstantSource clock) {
        return new WindowedBudget(
                List.of(new WindowedBudget.Window(WINDOW, REQUESTS, false)), clock);
    }

    @Override
    public String exchange() {
        return "bybit";
    }

    @Override
    public VenueAddresses addresses(VenueEnvironment environment) {
        return switch (environment) {
            case LIVE -> addresses("https://api.bybit.com", "wss://stream.bybit.com");
            case TESTNET ->
                    addresses("https://api-testnet.bybit.com", "wss://stream-testnet.bybit.com");
            case LOCAL -> addresses("http://" + LOCAL, "ws://" + LOCAL);
        };
    }

    private static VenueAddresses addresses(String rest, String streams) {
        return new VenueAddresses(
                URI.create(rest),
                URI.create(streams + "/v5/public/spot"),
                URI.create(streams + "/v5/private"));
    }

    @Override
    public VenueAccount account(AccountSettings settings, AccountListener listener) {
        Signer signer = Signer.of(settings.credentials());
        return new BybitAccount(network, times, settings, signer, listener);
    }

    @Override
    public VenueMarkets markets(MarketSettings settings) {
        return new BybitMarkets(network, times, settings);
    }
}
