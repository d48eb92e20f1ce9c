package dev.tradekeep.store.risk;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import org.jspecify.annotations.Nullable;

/** What the value of a limit counts. */
public enum LimitUnit {
    /** An amount of the asset that prices are in, asset units. */
    MONEY,
    /** An amount of the asset that is bought and sold, asset units. */
    QUANTITY,
    /** Orders. */
    COUNT,
    /** Whole basis points, 0 to 10,000. */
    BASIS_POINTS,
    SECONDS;

    /** Whether a value of it belongs to an asset. */
    public boolean hasAsset() {
        return this == MONEY || this == QUANTITY;
    }

    /** A value for people, such as {@code 1000 USD}, {@code 50 bp} or {@code 300 s}. */
    public String format(long value, @Nullable Asset asset) {
        return switch (this) {
            case MONEY, QUANTITY ->
                    asset == null
                            ? Long.toString(value)
                            : FixedPoint.formatShort(value, asset.scale()) + " " + asset.code();
            case COUNT -> Long.toString(value);
            case BASIS_POINTS -> value + " bp";
            case SECONDS -> value + " s";
        };
    }
}
