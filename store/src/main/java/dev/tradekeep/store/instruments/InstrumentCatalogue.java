package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.listing.SearchWords;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The instruments that exchanges list, in one transaction: to search and to bring in. */
public final class InstrumentCatalogue {
    private final Transaction transaction;

    public InstrumentCatalogue(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * The instruments that a text means, best first: those that are called so, then those with all
     * its words, then those with words that begin so.
     *
     * @param text what a person typed; anything is allowed
     * @param exchange our name of one exchange; null for all
     * @param kind one kind; null for all
     * @param limit the most that are wanted, above 0
     */
    public List<CatalogueEntry> search(
            String text, @Nullable String exchange, @Nullable InstrumentKind kind, int limit) {
        Map<Long, CatalogueEntry> found = new LinkedHashMap<>();
        for (String match : matches(text)) {
            if (found.size() >= limit) {
                break;
            }
            transaction.forEach(
                    InstrumentCatalogueQuery.SEARCH,
                    p ->
                            p.set(1, match)
                                    .set(2, exchange)
                                    .set(3, kind == null ? null : kind.label())
                                    .set(4, limit),
                    row -> found.putIfAbsent(row.getLong(0), read(row)));
        }
        return found.values().stream().limit(limit).toList();
    }

    /** The expressions to try, the strictest first; none when the text has no word. */
    private static List<String> matches(String text) {
        SearchWords words = SearchWords.of(text);
        return words.isEmpty()
                ? List.of()
                : List.of("code : " + words.together(), words.whole(), words.beginnings());
    }

    /** The instruments of an exchange that we or the exchange itself call so, by symbol. */
    public List<CatalogueEntry> named(long exchangeId, String name) {
        return transaction
                .list(
                        InstrumentCatalogueQuery.NAMED,
                        p -> p.set(1, exchangeId).set(2, name),
                        InstrumentCatalogue::read)
                .stream()
                .sorted(Comparator.comparing(listing -> listing.specification().symbol()))
                .toList();
    }

    /** Every instrument of an exchange, in no order. */
    public List<CatalogueEntry> ofExchange(long exchangeId) {
        return transaction.list(
                InstrumentCatalogueQuery.OF_EXCHANGE,
                Binder.of(exchangeId),
                InstrumentCatalogue::read);
    }

    /** The instruments whose prices or quantities are in the books already. */
    public Set<Long> inUse() {
        Set<Long> ids = new HashSet<>();
        transaction.forEach(
                InstrumentCatalogueQuery.IN_USE, Binder.NONE, row -> ids.add(row.getLong(0)));
        return ids;
    }

    /**
     * Lists an instrument that its exchange does not have yet, without the exchange's name for it.
     *
     * @param base its asset; null when it delivers none
     * @return the id of its row
     */
    public long insert(
            long exchangeId,
            InstrumentSpecification specification,
            int priceScale,
            int quantityScale,
            @Nullable StoredAsset base,
            StoredAsset quote,
            long at) {
        return transaction.insert(
                InstrumentQuery.INSERT,
                p -> {
                    p.set(1, exchangeId)
                            .set(2, specification.symbol())
                            .set(4, quote.id())
                            .set(5, priceScale)
                            .set(6, quantityScale)
                            .set(7, specification.tickSize().unitsAt(priceScale))
                            .set(8, specification.lotSize().unitsAt(quantityScale))
                            .set(9, specification.minQuantity().units())
                            .set(10, specification.minNotional().unitsAt(quote.asset().scale()))
                            .set(11, at)
                            .set(12, specification.kind().label())
                            .set(13, specification.description())
                            .set(14, InstrumentStatus.TRADING.label())
                            .set(15, specification.minQuantity().scale())
                            .set(16, specification.contractMultiplier().units())
                            .set(17, specification.contractMultiplier().scale())
                            .set(18, specification.priceMagnifier().units())
                            .set(19, specification.priceMagnifier().scale())
                            .set(20, specification.strikeMultiplier().units())
                            .set(21, specification.strikeMultiplier().scale());
                    if (base == null) {
                        p.setNull(3);
                    } else {
                        p.set(3, base.id());
                    }
                });
    }

    /** Tells how the exchange calls an instrument, which makes it findable. */
    public void insertSymbol(long exchangeId, String symbol, InstrumentKind kind, long id) {
        transaction.update(
                InstrumentQuery.INSERT_SYMBOL,
                p -> p.set(1, exchangeId).set(2, symbol).set(3, kind.label()).set(4, id));
    }

    /** Takes the exchange's name of an instrument away; another one must follow. */
    public void deleteSymbol(long id) {
        transaction.update(InstrumentCatalogueQuery.DELETE_SYMBOL, Binder.of(id));
    }

    /**
     * Changes the figures and the description of a listed instrument, which is trading from now on.
     *
     * @param changed with other figures; scales may only grow, and only while nothing uses it
     * @param quoteScale decimals of its quote asset
     */
    public void update(CatalogueEntry before, CatalogueEntry changed, int quoteScale) {
        InstrumentSpecification specification = changed.specification();
        transaction.update(
                InstrumentCatalogueQuery.UPDATE,
                p ->
                        p.set(1, changed.id())
                                .set(2, changed.priceScale())
                                .set(3, changed.quantityScale())
                                .set(4, specification.tickSize().unitsAt(changed.priceScale()))
                                .set(5, specification.lotSize().unitsAt(changed.quantityScale()))
                                .set(6, specification.minQuantity().units())
                                .set(7, specification.minQuantity().scale())
                                .set(8, specification.minNotional().unitsAt(quoteScale))
                                .set(9, changed.status().label())
                                .set(10, specification.contractMultiplier().units())
                                .set(11, specification.contractMultiplier().scale())
                                .set(12, specification.priceMagnifier().units())
                                .set(13, specification.priceMagnifier().scale())
                                .set(14, specification.strikeMultiplier().units())
                                .set(15, specification.strikeMultiplier().scale()));
        if (!before.specification().description().equals(specification.description())) {
            transaction.update(
                    InstrumentCatalogueQuery.UPDATE_DESCRIPTION,
                    p -> p.set(1, changed.id()).set(2, specification.description()));
        }
    }

    /** Marks an instrument as listed or not. */
    public void setStatus(long id, InstrumentStatus status) {
        transaction.update(
                InstrumentCatalogueQuery.UPDATE_STATUS, p -> p.set(1, id).set(2, status.label()));
    }

    /** Keeps what an exchange says of all its instruments of a kind. */
    public void putDefaults(long exchangeId, InstrumentDefaults defaults) {
        transaction.update(
                InstrumentCatalogueQuery.PUT_DEFAULTS,
                p ->
                        p.set(1, exchangeId)
                                .set(2, defaults.kind().label())
                                .set(3, defaults.quote())
                                .set(4, defaults.tickSize().units())
                                .set(5, defaults.tickSize().scale())
                                .set(6, defaults.lotSize().units())
                                .set(7, defaults.lotSize().scale())
                                .set(8, defaults.contractMultiplier().units())
                                .set(9, defaults.contractMultiplier().scale()));
    }

    /** What an exchange says of all its instruments of a kind, if it does. */
    public Optional<InstrumentDefaults> findDefaults(long exchangeId, InstrumentKind kind) {
        return transaction.find(
                InstrumentCatalogueQuery.FIND_DEFAULTS,
                p -> p.set(1, exchangeId).set(2, kind.label()),
                row ->
                        new InstrumentDefaults(
                                kind,
                                row.getText(0),
                                decimal(row, 1),
                                decimal(row, 3),
                                decimal(row, 5)));
    }

    /** When the same contents were first imported in the same way, UTC microseconds, if ever. */
    public Optional<Long> findImport(String fileSha256, String exchange) {
        return transaction.find(
                InstrumentCatalogueQuery.FIND_IMPORT,
                p -> p.set(1, fileSha256).set(2, exchange),
                row -> row.getLong(0));
    }

    /** Keeps what became of a file; the first time counts. */
    public void recordImport(InstrumentImportCounts counts, long at) {
        transaction.update(
                InstrumentCatalogueQuery.RECORD_IMPORT,
                p ->
                        p.set(1, counts.fileName())
                                .set(2, counts.fileSha256())
                                .set(3, counts.exchange())
                                .set(4, counts.inserted())
                                .set(5, counts.updated())
                                .set(6, counts.unchanged())
                                .set(7, counts.rejected())
                                .set(8, at));
    }

    private static CatalogueEntry read(Row row) {
        InstrumentSpecification specification =
                new InstrumentSpecification(
                        row.getText(3),
                        InstrumentKind.of(row.getText(4)),
                        row.getText(5),
                        row.getTextOrNull(6),
                        row.getText(7),
                        new Decimal(row.getLong(11), row.getInt(9)),
                        new Decimal(row.getLong(12), row.getInt(10)),
                        decimal(row, 13),
                        new Decimal(row.getLong(15), row.getInt(8)),
                        decimal(row, 16),
                        decimal(row, 18),
                        decimal(row, 20),
                        row.getText(22));
        return new CatalogueEntry(
                row.getLong(0),
                row.getLong(1),
                row.getText(2),
                specification,
                row.getInt(9),
                row.getInt(10),
                InstrumentStatus.of(row.getText(23)));
    }

    /** Units in a column, with their scale in the next one. */
    private static Decimal decimal(Row row, int column) {
        return new Decimal(row.getLong(column), row.getInt(column + 1));
    }
}
