package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.listing.SearchWords;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
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
    /** The strictest first. */
    private static final List<InstrumentCatalogueQuery> SEARCHES =
            List.of(
                    InstrumentCatalogueQuery.SEARCH_CODE,
                    InstrumentCatalogueQuery.SEARCH_WORDS,
                    InstrumentCatalogueQuery.SEARCH_BEGINNINGS);

    private final Transaction transaction;

    public InstrumentCatalogue(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * The instruments that a text means, best first: those of this name, then those with all its
     * words, then those with words that begin with them.
     *
     * @param text what a person typed; anything is allowed
     * @param exchange our name of one exchange; null for all
     * @param kind one kind; null for all
     * @param limit the most that are wanted, above 0
     */
    public List<CatalogueEntry> search(
            String text, @Nullable String exchange, @Nullable InstrumentKind kind, int limit) {
        SearchWords words = SearchWords.of(text);
        Map<Long, CatalogueEntry> found = new LinkedHashMap<>();
        for (InstrumentCatalogueQuery query : SEARCHES) {
            if (words.isEmpty() || found.size() >= limit) {
                break;
            }
            boolean code = query == InstrumentCatalogueQuery.SEARCH_CODE;
            transaction.forEach(
                    query,
                    p ->
                            p.set("words", code ? words.together() : words.apart())
                                    .set("exchange", exchange)
                                    .set("kind", kind == null ? null : kind.label())
                                    .set("rows_max", limit),
                    row -> found.putIfAbsent(row.getLong("id"), read(row)));
        }
        return found.values().stream().limit(limit).toList();
    }

    /** The instruments of an exchange that we or the exchange itself call so, by symbol. */
    public List<CatalogueEntry> named(long exchangeId, String name) {
        return transaction
                .list(
                        InstrumentCatalogueQuery.NAMED,
                        p -> p.set("exchange_id", exchangeId).set("symbol", name),
                        InstrumentCatalogue::read)
                .stream()
                .sorted(Comparator.comparing(listing -> listing.specification().symbol()))
                .toList();
    }

    /** The instrument of an exchange that we call so, if it is listed. */
    public Optional<CatalogueEntry> ofSymbol(long exchangeId, String symbol) {
        return named(exchangeId, symbol).stream()
                .filter(one -> one.specification().symbol().equals(symbol))
                .findFirst();
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
                    bindFigures(p, specification, priceScale, quantityScale, quote.asset().scale());
                    p.set("exchange_id", exchangeId)
                            .set("symbol", specification.symbol())
                            .set("base_asset_id", base == null ? null : base.id())
                            .set("quote_asset_id", quote.id())
                            .set("kind", specification.kind().label())
                            .set("description", specification.description())
                            .set("status", InstrumentStatus.TRADING.label())
                            .set("created_at", at);
                });
    }

    /** Tells how the exchange calls an instrument, which makes it findable. */
    public void insertSymbol(long exchangeId, String symbol, InstrumentKind kind, long id) {
        transaction.update(
                InstrumentQuery.INSERT_SYMBOL,
                p ->
                        p.set("exchange_id", exchangeId)
                                .set("symbol", symbol)
                                .set("kind", kind.label())
                                .set("instrument_id", id));
    }

    /** Notes that no exchange has declared the tick of an instrument. */
    public void noteTick(long id) {
        transaction.update(InstrumentCatalogueQuery.NOTE_TICK, p -> p.set("instrument_id", id));
    }

    /** Whether no exchange has declared the tick of an instrument. */
    public boolean isTickDetected(long id) {
        return transaction
                .find(
                        InstrumentCatalogueQuery.IS_TICK_DETECTED,
                        Binder.of(id),
                        row -> row.getLong(0))
                .isPresent();
    }

    /** Notes that an exchange has declared the tick of an instrument. */
    public void declareTick(long id) {
        transaction.update(InstrumentCatalogueQuery.FORGET_TICK, Binder.of(id));
    }

    /** Deletes the exchange's name of an instrument; another one must follow. */
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
                p -> {
                    bindFigures(
                            p,
                            specification,
                            changed.priceScale(),
                            changed.quantityScale(),
                            quoteScale);
                    p.set("id", changed.id()).set("status", changed.status().label());
                });
        if (!before.specification().description().equals(specification.description())) {
            transaction.update(
                    InstrumentCatalogueQuery.UPDATE_DESCRIPTION,
                    p -> p.set("id", changed.id()).set("description", specification.description()));
        }
    }

    /** Marks an instrument as listed or not. */
    public void setStatus(long id, InstrumentStatus status) {
        transaction.update(
                InstrumentCatalogueQuery.UPDATE_STATUS,
                p -> p.set("id", id).set("status", status.label()));
    }

    /** Keeps what an exchange says of all its instruments of a kind. */
    public void putDefaults(long exchangeId, InstrumentDefaults defaults) {
        transaction.update(
                InstrumentCatalogueQuery.PUT_DEFAULTS,
                p -> {
                    p.set("exchange_id", exchangeId)
                            .set("kind", defaults.kind().label())
                            .set("quote_asset", defaults.quote());
                    InstrumentColumns.TICK_SIZE.set(p, defaults.tickSize());
                    InstrumentColumns.LOT_SIZE.set(p, defaults.lotSize());
                    InstrumentColumns.CONTRACT_MULTIPLIER.set(p, defaults.contractMultiplier());
                });
    }

    /** What an exchange says of all its instruments of a kind, if it does. */
    public Optional<InstrumentDefaults> findDefaults(long exchangeId, InstrumentKind kind) {
        return transaction.find(
                InstrumentCatalogueQuery.FIND_DEFAULTS,
                p -> p.set("exchange_id", exchangeId).set("kind", kind.label()),
                row ->
                        new InstrumentDefaults(
                                kind,
                                row.getText("quote_asset"),
                                InstrumentColumns.TICK_SIZE.get(row),
                                InstrumentColumns.LOT_SIZE.get(row),
                                InstrumentColumns.CONTRACT_MULTIPLIER.get(row)));
    }

    /** When the same contents were first imported in the same way, UTC microseconds, if ever. */
    public Optional<Long> findImport(String fileSha256, String exchange) {
        return transaction.find(
                InstrumentCatalogueQuery.FIND_IMPORT,
                p -> p.set("file_sha256", fileSha256).set("exchange", exchange),
                row -> row.getLong(0));
    }

    /** Keeps what became of a file; the first time counts. */
    public void recordImport(InstrumentImportCounts counts, long at) {
        transaction.update(
                InstrumentCatalogueQuery.RECORD_IMPORT,
                p ->
                        p.set("file_name", counts.fileName())
                                .set("file_sha256", counts.fileSha256())
                                .set("exchange", counts.exchange())
                                .set("inserted", counts.inserted())
                                .set("updated", counts.updated())
                                .set("unchanged", counts.unchanged())
                                .set("rejected", counts.rejected())
                                .set("imported_at", at));
    }

    private static void bindFigures(
            Parameters p,
            InstrumentSpecification specification,
            int priceScale,
            int quantityScale,
            int quoteScale) {
        p.set("price_scale", priceScale)
                .set("quantity_scale", quantityScale)
                .set("tick_size", specification.tickSize().unitsAt(priceScale))
                .set("lot_size", specification.lotSize().unitsAt(quantityScale))
                .set("min_notional", specification.minNotional().unitsAt(quoteScale));
        InstrumentColumns.MIN_QUANTITY.set(p, specification.minQuantity());
        InstrumentColumns.CONTRACT_MULTIPLIER.set(p, specification.contractMultiplier());
        InstrumentColumns.PRICE_MAGNIFIER.set(p, specification.priceMagnifier());
        InstrumentColumns.STRIKE_MULTIPLIER.set(p, specification.strikeMultiplier());
    }

    private static CatalogueEntry read(Row row) {
        int priceScale = row.getInt("price_scale");
        int quantityScale = row.getInt("quantity_scale");
        InstrumentSpecification specification =
                new InstrumentSpecification(
                        row.getText("symbol"),
                        InstrumentKind.of(row.getText("kind")),
                        row.getText("description"),
                        row.getTextOrNull("base"),
                        row.getText("quote"),
                        new Decimal(row.getLong("tick_size"), priceScale),
                        new Decimal(row.getLong("lot_size"), quantityScale),
                        InstrumentColumns.MIN_QUANTITY.get(row),
                        new Decimal(row.getLong("min_notional"), row.getInt("quote_scale")),
                        InstrumentColumns.CONTRACT_MULTIPLIER.get(row),
                        InstrumentColumns.PRICE_MAGNIFIER.get(row),
                        InstrumentColumns.STRIKE_MULTIPLIER.get(row),
                        row.getText("exchange_symbol"));
        return new CatalogueEntry(
                row.getLong("id"),
                row.getLong("exchange_id"),
                row.getText("exchange"),
                specification,
                priceScale,
                quantityScale,
                InstrumentStatus.of(row.getText("status")));
    }
}
