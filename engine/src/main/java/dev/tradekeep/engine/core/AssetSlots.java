package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.model.instrument.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A number from 0 on for each asset of an engine, so that amounts lie in arrays. */
final class AssetSlots {
    /** That of an asset that has none. */
    static final int NONE = -1;

    private final Map<Asset, Integer> slots = new HashMap<>();
    private final List<Asset> assets = new ArrayList<>();
    private final int[] bases;
    private final int[] quotes;

    /** Those of markets come first. */
    AssetSlots(List<Market> markets) {
        bases = new int[markets.size()];
        quotes = new int[markets.size()];
        for (Market market : markets) {
            bases[market.index()] = ensure(market.instrument().base());
            quotes[market.index()] = ensure(market.instrument().quote());
        }
    }

    /** The number of an asset, a new one when it has none. */
    int ensure(Asset asset) {
        int slot = find(asset);
        if (slot != NONE) {
            return slot;
        }
        slots.put(asset, assets.size());
        assets.add(asset);
        return assets.size() - 1;
    }

    /** The number of an asset, or {@link #NONE}. */
    int find(Asset asset) {
        Integer slot = slots.get(asset);
        return slot == null ? NONE : slot;
    }

    /** The number of an asset that is most likely one of a market's, or {@link #NONE}. */
    int find(Market market, Asset asset) {
        if (asset.equals(market.instrument().quote())) {
            return quotes[market.index()];
        }
        return asset.equals(market.instrument().base()) ? bases[market.index()] : find(asset);
    }

    /** All of them, by their numbers. */
    List<Asset> all() {
        return assets;
    }
}
