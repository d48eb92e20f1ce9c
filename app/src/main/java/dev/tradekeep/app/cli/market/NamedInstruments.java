package dev.tradekeep.app.cli.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the instruments of an exchange that a name means. */
final class NamedInstruments {
    private static final int SUGGESTIONS_MAX = 3;

    private NamedInstruments() {}

    /**
     * Those that we or the exchange call so, at least one.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is none
     */
    static List<CatalogueEntry> find(Transaction transaction, String exchange, String symbol) {
        InstrumentCatalogue catalogue = new InstrumentCatalogue(transaction);
        List<CatalogueEntry> found =
                new InstrumentRepository(transaction)
                        .findExchange(exchange)
                        .map(id -> catalogue.named(id, symbol))
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND,
                                        "There is no exchange \""
                                                + exchange
                                                + "\" in the books. 'list exchanges' tells which"
                                                + " there are."));
        if (!found.isEmpty()) {
            return found;
        }
        String like =
                catalogue.search(symbol, exchange, null, SUGGESTIONS_MAX).stream()
                        .map(listing -> listing.specification().symbol())
                        .collect(Collectors.joining(", "));
        throw new TradekeepException(
                ErrorCode.NOT_FOUND,
                exchange
                        + " lists no \""
                        + symbol
                        + "\" in the books."
                        + (like.isEmpty() ? "" : " It lists " + like + "."));
    }
}
