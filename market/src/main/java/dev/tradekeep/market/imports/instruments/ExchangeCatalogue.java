package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.RowRejects;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import java.time.InstantSource;
import java.util.List;

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

    private CatalogueEntry bring(Transaction transaction, String exchange, TradedInstrument told) {
        CatalogueUpdate update =
                new CatalogueUpdate(
                        transaction, new RowRejects(ErrorPolicy.STOP), Micros.now(clock));
        update.apply(exchange, List.of(told));
        long id = new InstrumentRepository(transaction).findExchange(exchange).orElseThrow();
        return new InstrumentCatalogue(transaction)
                .named(id, told.specification().symbol()).stream()
                        .filter(one ->
                                one.specification().symbol().equals(told.specification().symbol()))
                        .findFirst()
                        .orElseThrow();
    }
}
