package dev.tradekeep.store.instruments;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.math.RoundingMode;
import java.util.Optional;

/** Exchanges, assets and instruments of one transaction. */
public final class InstrumentRepository {
    private final Transaction transaction;

    public InstrumentRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * The id of an exchange, made when it is not there.
     *
     * @param code our name of it, 1 to 32 characters
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it is there as another kind
     */
    public long ensureExchange(String code, ExchangeKind kind, long at) {
        transaction.update(
                InstrumentQuery.ENSURE_EXCHANGE,
                p -> p.set("code", code).set("kind", kind).set("created_at", at));
        return transaction.get(
                InstrumentQuery.FIND_EXCHANGE,
                p -> p.set("code", code),
                row -> {
                    ExchangeKind found = row.getWord(ExchangeKind.class, "kind");
                    if (found != kind) {
                        throw new TradekeepException(
                                ErrorCode.CONFLICT,
                                "Exchange "
                                        + code
                                        + " is "
                                        + Word.of(found)
                                        + ", wanted "
                                        + Word.of(kind)
                                        + ". Use another name.");
                    }
                    return row.getLong("id");
                });
    }

    /** The id of an exchange, if there is one of this name. */
    public Optional<Long> findExchange(String code) {
        return transaction.find(
                InstrumentQuery.FIND_EXCHANGE, p -> p.set("code", code), row -> row.getLong("id"));
    }

    /**
     * The id of an asset, made when it is not there.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it is there with another
     *     scale, which never changes
     */
    public long ensureAsset(Asset asset, long at) {
        transaction.update(
                InstrumentQuery.ENSURE_ASSET,
                p -> p.set("code", asset.code()).set("scale", asset.scale()).set("created_at", at));
        return transaction.get(
                InstrumentQuery.FIND_ASSET,
                p -> p.set("code", asset.code()),
                row -> {
                    if (row.getInt("scale") != asset.scale()) {
                        throw new TradekeepException(
                                ErrorCode.CONFLICT,
                                "Asset "
                                        + asset.code()
                                        + " has "
                                        + row.getInt("scale")
                                        + " decimals in the books, wanted "
                                        + asset.scale()
                                        + "; the scale of an asset never changes.");
                    }
                    return row.getLong("id");
                });
    }

    /** The asset of an id. */
    public Asset asset(long id) {
        return transaction.get(
                InstrumentQuery.GET_ASSET,
                Binder.of(id),
                row -> new Asset(row.getText("code"), row.getInt("scale")));
    }

    /** The asset of this code with the id of its row, if there is one. */
    public Optional<StoredAsset> findStoredAsset(String code) {
        return transaction.find(
                InstrumentQuery.FIND_ASSET,
                p -> p.set("code", code),
                row -> new StoredAsset(row.getLong("id"), new Asset(code, row.getInt("scale"))));
    }

    /** Lists an instrument, with its assets, that the exchange does not have yet. */
    public ListedInstrument insert(long exchangeId, Instrument instrument, long at) {
        long base = ensureAsset(instrument.base(), at);
        long quote = ensureAsset(instrument.quote(), at);
        InstrumentCatalogue catalogue = new InstrumentCatalogue(transaction);
        InstrumentSpecification specification =
                InstrumentSpecification.of(InstrumentKind.CRYPTO, instrument);
        long id =
                catalogue.insert(
                        exchangeId,
                        specification,
                        instrument.priceScale(),
                        instrument.quantityScale(),
                        new StoredAsset(base, instrument.base()),
                        new StoredAsset(quote, instrument.quote()),
                        at);
        catalogue.insertSymbol(
                exchangeId, specification.exchangeSymbol(), specification.kind(), id);
        return new ListedInstrument(id, exchangeId, base, quote, specification.kind(), instrument);
    }

    /**
     * The instrument of this symbol on an exchange, if it is listed.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it delivers no base asset:
     *     balances are kept of what is delivered
     */
    public Optional<ListedInstrument> find(long exchangeId, String symbol) {
        return transaction
                .find(
                        InstrumentQuery.FIND,
                        p -> p.set("exchange_id", exchangeId).set("symbol", symbol),
                        InstrumentRepository::read)
                .map(this::withFilters);
    }

    /**
     * The instrument of an id, if there is one.
     *
     * @throws TradekeepException as {@link #find(long, String)}
     */
    public Optional<ListedInstrument> find(long id) {
        return transaction
                .find(InstrumentQuery.GET, Binder.of(id), InstrumentRepository::read)
                .map(this::withFilters);
    }

    private ListedInstrument withFilters(ListedInstrument listed) {
        InstrumentFilters filters = new FilterRepository(transaction).of(listed.id());
        return filters.isEmpty() ? listed : listed.with(filters);
    }

    private static ListedInstrument read(Row row) {
        String symbol = row.getText("symbol");
        if (row.isNull("base_asset_id")) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    symbol
                            + " is a "
                            + row.getText("kind")
                            + "; wanted an instrument that delivers a base asset, such as a pair.");
        }
        int quantityScale = row.getInt("quantity_scale");
        Decimal minQuantity = InstrumentColumns.MIN_QUANTITY.get(row);
        Instrument instrument =
                new Instrument(
                        symbol,
                        new Asset(row.getText("base"), row.getInt("base_scale")),
                        new Asset(row.getText("quote"), row.getInt("quote_scale")),
                        row.getInt("price_scale"),
                        quantityScale,
                        row.getLong("tick_size"),
                        row.getLong("lot_size"),
                        minQuantity.unitsAt(quantityScale, RoundingMode.CEILING),
                        row.getLong("min_notional"));
        return new ListedInstrument(
                row.getLong("id"),
                row.getLong("exchange_id"),
                row.getLong("base_asset_id"),
                row.getLong("quote_asset_id"),
                InstrumentKind.of(row.getText("kind")),
                instrument);
    }
}
