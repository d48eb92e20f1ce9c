package dev.tradekeep.market.series.care;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.StoredAsset;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;

/**
 * Decides how many decimals the balances of an asset have, in one transaction. What instruments are
 * paid with has always the same, whatever their files need, so that neither the order of imports
 * nor what is booked between them changes a result. What they buy and sell has as few as the lowest
 * price of a file asks for; once an amount is booked, or an exchange has declared an instrument of
 * it, that never changes.
 */
public final class AssetScale {
    /** Decimals of an asset that is made for what is paid with it. */
    public static final int MADE = 8;

    private final Transaction transaction;
    private final InstrumentRepository instruments;
    private final long now;

    /**
     * @param at UTC microseconds since the epoch
     */
    public AssetScale(Transaction transaction, long at) {
        this.transaction = transaction;
        instruments = new InstrumentRepository(transaction);
        now = at;
    }

    /** The asset that an instrument is paid with, made when it is not there. */
    public StoredAsset quote(String code) {
        return instruments.findStoredAsset(code).orElseGet(() -> make(code, MADE));
    }

    /**
     * The asset that an instrument buys and sells, made when it is not there.
     *
     * @param wanted the decimals that leave room for what is bought of it
     */
    public StoredAsset base(String code, int wanted) {
        StoredAsset there = instruments.findStoredAsset(code).orElse(null);
        if (there == null) {
            return make(code, wanted);
        }
        long id = there.id();
        int scale = Math.min(wanted, there.asset().scale());
        if (scale == there.asset().scale()
                || is(AssetScaleQuery.IS_DECLARED, id)
                || is(AssetScaleQuery.IS_BOOKED, id)) {
            return there;
        }
        transaction.update(AssetScaleQuery.SET, p -> p.set("id", id).set("scale", scale));
        transaction.update(
                AssetScaleQuery.SET_QUANTITIES, p -> p.set("id", id).set("scale", scale));
        return new StoredAsset(id, new Asset(code, scale));
    }

    private StoredAsset make(String code, int scale) {
        Asset asset = new Asset(code, scale);
        return new StoredAsset(instruments.ensureAsset(asset, now), asset);
    }

    private boolean is(Query query, long id) {
        return transaction.find(query, Binder.of(id), row -> row.getLong(0)).isPresent();
    }
}
