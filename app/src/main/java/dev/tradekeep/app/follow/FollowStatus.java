package dev.tradekeep.app.follow;

import dev.tradekeep.store.follows.FollowState;

/**
 * How a stream is.
 *
 * @param stream such as {@code binance:BTC/USDT 1m}
 * @param reason why it is stale; empty otherwise
 * @param changedAt UTC microseconds, since when it is so
 * @param stored candles or ticks that it has brought since it came up
 * @param leftOut ticks that could not be kept since then
 */
public record FollowStatus(
        String stream,
        FollowState state,
        String reason,
        long changedAt,
        long stored,
        long leftOut) {}
