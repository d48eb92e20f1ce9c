package dev.tradekeep.engine.backtest;

import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;

/**
 * A trade of a backtest.
 *
 * @param portfolio index of the portfolio
 * @param market index of the market
 * @param clientOrderId of its order
 * @param after the position that it led to
 */
public record BacktestFill(
        int portfolio, int market, String clientOrderId, Side side, Fill fill, Position after) {}
