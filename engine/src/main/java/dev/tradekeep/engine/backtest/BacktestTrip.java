package dev.tradekeep.engine.backtest;

import dev.tradekeep.store.strategies.RoundTrip;

/**
 * A round trip of a backtest, from flat to flat.
 *
 * @param portfolio index of the portfolio
 * @param market index of the market
 */
public record BacktestTrip(int portfolio, int market, RoundTrip trip) {}
