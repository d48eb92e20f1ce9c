package dev.tradekeep.app.follow;

import dev.tradekeep.app.connections.MarketDesk;
import dev.tradekeep.app.download.MarketDownload;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueMarkets;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exchange at an address, with one connection and one budget for all that is followed there.
 * Thread-safe.
 */
final class VenueLine implements AutoCloseable {
    private final String exchange;
    private final URI address;
    private final VenueMarkets markets;
    private final Store store;
    private final Reads reads;
    private final InstantSource clock;

    private VenueLine(
            String exchange,
            URI address,
            VenueMarkets markets,
            Store store,
            Reads reads,
            InstantSource clock) {
        this.exchange = exchange;
        this.address = address;
        this.markets = markets;
        this.store = store;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Opens it; nothing is sent yet.
     *
     * @throws TradekeepException when nothing speaks to the exchange
     */
    static VenueLine open(
            MarketDesk desk, Where where, Store store, Reads reads, InstantSource clock) {
        String exchange = where.exchange();
        URI address =
                where.address() == null ? desk.address(exchange) : URI.create(where.address());
        return new VenueLine(exchange, address, desk.open(exchange, address), store, reads, clock);
    }

    /**
     * Which exchange, and where.
     *
     * @param address null where it always is
     */
    record Where(String exchange, @Nullable String address) {}

    String exchange() {
        return exchange;
    }

    /** Where its requests go. */
    URI address() {
        return address;
    }

    VenueMarkets markets() {
        return markets;
    }

    /**
     * An instrument of the catalogue; one that is not there is asked for.
     *
     * @throws TradekeepException with {@code NOT_FOUND} when the exchange does not list it
     */
    CatalogueEntry instrument(String symbol) throws VenueException, InterruptedException {
        List<CatalogueEntry> listed = reads.read(transaction -> named(transaction, symbol));
        return listed.isEmpty()
                ? new MarketDownload(store, markets, clock).bring(exchange, symbol)
                : listed.getFirst();
    }

    private List<CatalogueEntry> named(Transaction transaction, String symbol) {
        Optional<Long> id = new InstrumentRepository(transaction).findExchange(exchange);
        return id.map(one -> new InstrumentCatalogue(transaction).named(one, symbol))
                .orElse(List.of());
    }

    @Override
    public void close() {
        markets.close();
    }
}
