package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.Asset;

/** An asset with the id of its row. */
public record StoredAsset(long id, Asset asset) {}
