package dev.tradekeep.venue.xchange;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.AccountListener;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueEnvironment;
import dev.tradekeep.venue.account.VenueMarkets;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/**
 * An exchange that is spoken to through XChange, by asking from time to time. Markets can be read
 * and accounts looked at. No orders are sent: XChange does not ask for an order by the id that we
 * gave it at every exchange, so what became of one without an answer could not be found out.
 */
public final class XChangeConnector implements VenueConnector {
    private static final URI LOCAL = URI.create("http://127.0.0.1:8765");

    private final XChangeVenue venue;
    private final InstantSource clock;

    private XChangeConnector(XChangeVenue venue, InstantSource clock) {
        this.venue = venue;
        this.clock = clock;
    }

    /**
     * The connector of an exchange.
     *
     * @param exchange its code, such as {@code kraken}
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is not among
     *     {@link #exchanges()}
     */
    public static VenueConnector of(String exchange, InstantSource clock) {
        return XChangeVenue.of(exchange)
                .map(venue -> new XChangeConnector(venue, clock))
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.INVALID_ARGUMENT,
                                "Wanted an exchange that XChange opens here ("
                                        + String.join(", ", exchanges())
                                        + "), found \""
                                        + exchange
                                        + "\"."));
    }

    private static List<String> exchanges() {
        return Arrays.stream(XChangeVenue.values()).map(XChangeVenue::code).toList();
    }

    @Override
    public String exchange() {
        return venue.code();
    }

    @Override
    public VenueAddresses addresses(VenueEnvironment environment) {
        return switch (environment) {
            case LIVE -> everywhere(XChangeClient.address(venue));
            case LOCAL -> everywhere(LOCAL);
            case TESTNET ->
                    throw new TradekeepException(
                            ErrorCode.INVALID_ARGUMENT,
                            "Through XChange, "
                                    + venue.code()
                                    + " is reached live or at an address of your own, not on a"
                                    + " testnet.");
        };
    }

    /** There are no streams: it is asked in one place. */
    private static VenueAddresses everywhere(URI rest) {
        return new VenueAddresses(rest, rest, rest);
    }

    @Override
    public VenueAccount account(AccountSettings settings, AccountListener listener) {
        XChangeClient client =
                new XChangeClient(
                        venue,
                        settings.addresses().rest(),
                        settings.timeout(),
                        settings.budget(),
                        settings.credentials());
        return new XChangeAccount(settings.name(), client, listener, clock);
    }

    @Override
    public VenueMarkets markets(MarketSettings settings) {
        return new XChangeMarkets(
                venue,
                new XChangeClient(
                        venue,
                        settings.addresses().rest(),
                        settings.timeout(),
                        settings.budget(),
                        null),
                clock);
    }
}
