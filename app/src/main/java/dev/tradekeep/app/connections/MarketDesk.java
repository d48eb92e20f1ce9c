package dev.tradekeep.app.connections;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueMarkets;
import java.net.URI;

/**
 * Opens what exchanges tell everybody, with the budget of their address, which accounts there use,
 * too. Thread-safe.
 */
public final class MarketDesk {
    private final VenueShelf shelf;
    private final RequestBudgets budgets;

    MarketDesk(VenueShelf shelf, RequestBudgets budgets) {
        this.shelf = shelf;
        this.budgets = budgets;
    }

    /**
     * Where an exchange always is.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when nothing speaks to it
     */
    public URI address(String exchange) {
        return Addresses.of(shelf.connector(exchange), null).rest();
    }

    /**
     * The markets of an exchange.
     *
     * @param exchange its code
     * @param address where it is reached
     * @return to be closed by the caller
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when nothing speaks to it
     */
    public VenueMarkets open(String exchange, URI address) {
        VenueConnector connector = shelf.connector(exchange);
        VenueAddresses addresses = Addresses.of(connector, address);
        return connector.markets(
                new MarketSettings(
                        addresses,
                        AccountSettings.TIMEOUT,
                        budgets.of(exchange, addresses.rest())));
    }
}
