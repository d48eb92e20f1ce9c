package dev.tradekeep.engine.accounting;

import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.Movement;
import org.jspecify.annotations.Nullable;

/**
 * A trade and what it earned.
 *
 * @param realized what it closed earned before fees, quote-asset units; null when it closed nothing
 * @param position what is held after it, quantity units; below 0 short
 */
public record TradeRow(
        Movement movement,
        Movement.Trade trade,
        ListedInstrument listed,
        @Nullable Long realized,
        long position) {}
