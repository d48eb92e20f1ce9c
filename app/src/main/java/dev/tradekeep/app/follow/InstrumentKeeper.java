package dev.tradekeep.app.follow;

import dev.tradekeep.app.connections.MarketDesk;
import dev.tradekeep.app.download.MarketDownload;
import dev.tradekeep.market.imports.instruments.CatalogueRefresh;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Store;
import dev.tradekeep.venue.account.VenueMarkets;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rules of instruments fresh while a server runs: at the start and from time to time
 * every exchange that is traded or followed is asked for those that the catalogue has, within the
 * budget of its address. What changed is a row and an alert.
 */
final class InstrumentKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentKeeper.class);

    private final Store store;
    private final MarketDesk desk;
    private final InstantSource clock;
    private final Duration every;
    private final Supplier<Map<String, URI>> exchanges;
    private @Nullable Thread thread;

    /**
     * @param every from one look to the next
     * @param exchanges where each is asked, by its code
     */
    InstrumentKeeper(
            Store store,
            MarketDesk desk,
            InstantSource clock,
            Duration every,
            Supplier<Map<String, URI>> exchanges) {
        this.store = store;
        this.desk = desk;
        this.clock = clock;
        this.every = every;
        this.exchanges = exchanges;
    }

    void start() {
        thread = Thread.ofVirtual().name("instruments").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                exchanges.get().forEach(this::refresh);
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            // It was closed.
        }
    }

    private void refresh(String exchange, URI address) {
        try (VenueMarkets markets = desk.open(exchange, address)) {
            CatalogueRefresh done =
                    new MarketDownload(store, markets, clock).refresh(exchange, false);
            if (!done.changes().isEmpty()) {
                LOG.info("{} changed rules of instruments: {}", exchange, done.changes().size());
            }
        } catch (TradekeepException e) {
            LOG.warn("Rules of {} are as they were: {}", exchange, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Rules of {} cannot be read", exchange, e);
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
