package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.RowRejects;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.FilterRepository;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Brings into the catalogue what exchanges themselves say of their instruments. */
public final class ExchangeCatalogue {
    private final Store store;
    private final InstantSource clock;

    public ExchangeCatalogue(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes the catalogue say what an exchange says of one instrument, which is added when it is
     * not listed.
     *
     * @throws TradekeepException with {@link dev.tradekeep.model.error.ErrorCode#FILE_MALFORMED}
     *     when the books cannot take it, such as a finer tick of an instrument that is in use
     */
    public CatalogueEntry bring(String exchange, TradedInstrument told) {
        return store.write(Durability.RELAXED, t -> bring(t, exchange, told));
    }

    /**
     * Makes the catalogue say what an exchange says of all that it lists. What changed is kept as
     * rows; where a tick, a lot, a minimum or the status changed of something that was listed, an
     * alert tells it.
     *
     * @param all whether what is not in the catalogue is added; else only what is there is looked
     *     at
     */
    public CatalogueRefresh refresh(String exchange, List<TradedInstrument> told, boolean all) {
        return store.write(
                Durability.RELAXED,
                t -> new RefreshRun(t, exchange, Micros.now(clock)).run(told, all));
    }

    private CatalogueEntry bring(Transaction transaction, String exchange, TradedInstrument told) {
        Optional<CatalogueEntry> before = find(transaction, exchange, told);
        before.ifPresent(listed -> FinerPrices.grow(transaction, listed, told));
        // What is listed stays as it is where the books cannot take what is new.
        ErrorPolicy policy = before.isPresent() ? ErrorPolicy.SKIP : ErrorPolicy.STOP;
        CatalogueUpdate update =
                new CatalogueUpdate(transaction, new RowRejects(policy), Micros.now(clock));
        update.apply(exchange, List.of(told));
        CatalogueEntry entry = find(transaction, exchange, told).orElseThrow();
        new FilterRepository(transaction).put(entry.id(), told.filters());
        return entry;
    }

    private static Optional<CatalogueEntry> find(
            Transaction transaction, String exchange, TradedInstrument told) {
        return new InstrumentRepository(transaction)
                .findExchange(exchange)
                .flatMap(id ->
                        new InstrumentCatalogue(transaction)
                                .ofSymbol(id, told.specification().symbol()));
    }
}
