package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.StoredAsset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The assets of an import, each looked up once. One that is not in the books yet gets as many
 * decimals as all instruments of the file together need of it.
 */
final class AssetBook {
    private final InstrumentRepository instruments;
    private final long now;
    private final Map<String, Integer> scaleNeeded = new HashMap<>();
    private final Map<String, StoredAsset> stored = new HashMap<>();

    AssetBook(InstrumentRepository instruments, long now) {
        this.instruments = instruments;
        this.now = now;
    }

    /**
     * Learns what an instrument needs of its assets; for all instruments before the first asset.
     */
    void needs(InstrumentSpecification specification) {
        if (specification.base() != null) {
            needs(specification.base(), specification.lotSize().scale());
        }
        needs(specification.quote(), specification.minNotional().scale());
    }

    private void needs(String code, int scale) {
        scaleNeeded.merge(code, Math.max(scale, InstrumentChoice.ASSET_SCALE), Math::max);
    }

    /** An asset as it is in the books, or as it will be. */
    Asset asset(String code) {
        return find(code)
                .map(StoredAsset::asset)
                .orElseGet(() ->
                        new Asset(
                                code,
                                scaleNeeded.getOrDefault(code, InstrumentChoice.ASSET_SCALE)));
    }

    /** An asset, made when it is not in the books. */
    StoredAsset store(String code) {
        return find(code)
                .orElseGet(() -> {
                    Asset asset = asset(code);
                    StoredAsset made = new StoredAsset(instruments.ensureAsset(asset, now), asset);
                    stored.put(code, made);
                    return made;
                });
    }

    private Optional<StoredAsset> find(String code) {
        StoredAsset known = stored.get(code);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StoredAsset> found = instruments.findStoredAsset(code);
        found.ifPresent(asset -> stored.put(code, asset));
        return found;
    }
}
