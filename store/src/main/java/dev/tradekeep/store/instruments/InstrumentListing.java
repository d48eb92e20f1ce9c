package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.sql.Word;

/** The ways to read instruments, and where they came from. */
public enum InstrumentListing implements Listing {
    INSTRUMENTS(InstrumentSource.INSTRUMENTS, ""),
    INSTRUMENTS_OF_EXCHANGE(
            InstrumentSource.INSTRUMENTS_BY_SYMBOL, "i.exchange_id = ?1", CommonFilters.EXCHANGE),
    INSTRUMENTS_OF_KIND(InstrumentSource.INSTRUMENTS, "i.kind = ?1", Filters.KIND),
    INSTRUMENTS_OF_EXCHANGE_AND_KIND(
            InstrumentSource.INSTRUMENTS_BY_SYMBOL,
            "i.exchange_id = ?1 AND i.kind = ?2",
            CommonFilters.EXCHANGE,
            Filters.KIND),
    INSTRUMENT_IMPORTS(InstrumentSource.IMPORTS, ""),
    INSTRUMENT_CHANGES(InstrumentSource.CHANGES, "");

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter KIND =
                Filter.choice("kind", "what they are", Word.all(InstrumentKind.class));
    }

    private final ListingDefinition definition;

    InstrumentListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
