package dev.tradekeep.market.series.care;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.StoredAsset;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;

/**
 * Decides how many decimals the balances of an asset have, in one transaction. What the files of
 * its instruments want counts, whatever the order in which they come: the fewest decimals that one
 * of them wants for what it buys and sells, else for what it is paid with. Once an amount is
 * booked, or an exchange has declared an instrument of it, they never change.
 */
public final class AssetScale {
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

    /** The asset that an instrument buys and sells, made when it is not there. */
    public StoredAsset base(String code, int wanted) {
        return asset(code, wanted, AssetScaleQuery.IS_BASE);
    }

    /** The asset that an instrument is paid with, made when it is not there. */
    public StoredAsset quote(String code, int wanted) {
        return asset(code, wanted, AssetScaleQuery.IS_QUOTE);
    }

    private StoredAsset asset(String code, int wanted, AssetScaleQuery role) {
        StoredAsset there = instruments.findStoredAsset(code).orElse(null);
        if (there == null) {
            Asset asset = new Asset(code, wanted);
            return new StoredAsset(instruments.ensureAsset(asset, now), asset);
        }
        long id = there.id();
        boolean outranked = role == AssetScaleQuery.IS_QUOTE && is(AssetScaleQuery.IS_BASE, id);
        int scale = is(role, id) ? Math.min(wanted, there.asset().scale()) : wanted;
        if (outranked
                || scale == there.asset().scale()
                || is(AssetScaleQuery.IS_DECLARED, id)
                || is(AssetScaleQuery.IS_BOOKED, id)) {
            return there;
        }
        transaction.update(AssetScaleQuery.SET, p -> p.set("id", id).set("scale", scale));
        transaction.update(
                AssetScaleQuery.SET_QUANTITIES, p -> p.set("id", id).set("scale", scale));
        return new StoredAsset(id, new Asset(code, scale));
    }

    private boolean is(Query query, long id) {
        return transaction.find(query, Binder.of(id), row -> row.getLong(0)).isPresent();
    }
}
