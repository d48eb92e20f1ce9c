package dev.tradekeep.store.risk;

import org.jspecify.annotations.Nullable;

/**
 * What a limit holds for: ids of rows, each null for all of them.
 *
 * @param portfolioId of one portfolio
 * @param instrumentId of one instrument
 * @param engineId of one engine
 */
public record RiskScope(
        @Nullable Long portfolioId, @Nullable Long instrumentId, @Nullable Long engineId) {
    /** All portfolios, instruments and engines. */
    public static final RiskScope EVERYTHING = new RiskScope(null, null, null);
}
