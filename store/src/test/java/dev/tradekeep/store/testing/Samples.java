package dev.tradekeep.store.testing;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import java.time.Instant;
import java.time.InstantSource;

/** What tests of the books use as examples. */
public final class Samples {
    /** 2026-01-02T03:04:05.000006Z. */
    public static final long NOW = 1_767_323_045_000_006L;

    /** Stands still at {@link #NOW}. */
    public static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.000006Z"));

    public static final Asset BTC = new Asset("BTC", 8);
    public static final Asset USD = new Asset("USD", 2);
    public static final Instrument BTC_USD =
            new Instrument("BTC/USD", BTC, USD, 2, 8, 1, 1_000, 2_000, 500);

    private Samples() {}
}
