package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.connections.Addresses;
import dev.tradekeep.app.connections.RequestBudgets;
import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.app.startup.Connectors;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueMarkets;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The markets of an exchange for a command. What it asks is taken from the budget of the server
 * that keeps the books, if there is one; bans that the books know hold in any case.
 */
record OpenMarkets(VenueShelf shelf, VenueMarkets markets) implements AutoCloseable {

    /**
     * Opens them.
     *
     * @param exchange its code
     * @param address where it is reached; null where it always is
     * @throws dev.tradekeep.model.error.TradekeepException when nothing speaks to it
     */
    static OpenMarkets of(Database database, String exchange, @Nullable URI address) {
        VenueShelf shelf = Connectors.open(OwnedBooks.CLOCK);
        try {
            VenueConnector connector = shelf.connector(exchange);
            VenueAddresses addresses = Addresses.of(connector, address);
            RequestBudget budget = budget(database, shelf, exchange, addresses.rest());
            return new OpenMarkets(
                    shelf,
                    connector.markets(
                            new MarketSettings(addresses, AccountSettings.TIMEOUT, budget)));
        } catch (RuntimeException | Error e) {
            shelf.close();
            throw e;
        }
    }

    private static RequestBudget budget(
            Database database, VenueShelf shelf, String exchange, URI rest) {
        Optional<ServedBooks> served = Invocation.current().served();
        if (served.isPresent()) {
            return served.get().budget(exchange, rest);
        }
        return new RequestBudgets(database, new Once(database), shelf, OwnedBooks.CLOCK)
                .of(exchange, rest);
    }

    /** Opens a reader for each question: there is one. */
    private record Once(Database database) implements Reads {
        @Override
        public <R extends @Nullable Object> R read(UnitOfWork<R> work) {
            try (DatabaseReader reader = database.openReader()) {
                return reader.read(work);
            }
        }
    }

    @Override
    public void close() {
        try (shelf) {
            markets.close();
        }
    }
}
