package dev.tradekeep.engine.stream;

import dev.tradekeep.model.market.Interval;

/**
 * Which candles.
 *
 * @param exchange its code, {@code binance}
 * @param symbol ours, {@code BTC/USDT}
 */
public record StreamedSeries(String exchange, String symbol, Interval interval) {}
