package dev.tradekeep.market.series;

import dev.tradekeep.model.error.TradekeepException;

/**
 * A row that a series did not take.
 *
 * @param line of its file
 */
public record RefusedRow(long line, TradekeepException why) {}
