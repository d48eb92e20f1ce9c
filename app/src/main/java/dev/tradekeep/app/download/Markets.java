package dev.tradekeep.app.download;

import dev.tradekeep.app.xchange.PacedBudget;
import dev.tradekeep.app.xchange.XChangeJars;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueEnvironment;
import dev.tradekeep.venue.account.VenueMarkets;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens the markets of exchanges. */
public final class Markets {
    private static final int WEIGHT_A_MINUTE = 1_200;

    private Markets() {}

    /**
     * The markets of an exchange.
     *
     * @param address where it is reached; null where it always is
     * @throws dev.tradekeep.model.error.TradekeepException when nothing speaks to it
     */
    public static VenueMarkets open(String exchange, @Nullable URI address, InstantSource clock) {
        VenueConnector connector = XChangeJars.connector(exchange, clock);
        VenueAddresses addresses =
                address == null
                        ? connector.addresses(VenueEnvironment.LIVE)
                        : new VenueAddresses(address, address, address);
        return connector.markets(
                new MarketSettings(
                        addresses,
                        AccountSettings.TIMEOUT,
                        new PacedBudget(WEIGHT_A_MINUTE, clock)));
    }
}
