package dev.tradekeep.store.strategies;

import dev.tradekeep.model.market.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What a preset does, the instruments aside.
 *
 * @param parameters such as {@code fast=20,slow=50}; empty for the defaults
 * @param interval of the candles that it trades; null for those of the longest series
 * @param ownPortfolio whether an engine gives it a portfolio of its own, or one that it shares with
 *     others
 */
public record PresetTerms(String parameters, @Nullable Interval interval, boolean ownPortfolio) {
    /** The candles of the longest series, and a portfolio that may be shared. */
    public static PresetTerms of(String parameters) {
        return new PresetTerms(parameters, null, false);
    }
}
