package dev.tradekeep.app.follow;

import dev.tradekeep.store.follows.FollowState;

/** Hears how streams are. Returns soon. */
@FunctionalInterface
public interface FollowListener {
    /**
     * A stream is otherwise than before.
     *
     * @param stream such as {@code binance:BTC/USDT 1m}
     * @param reason why it is stale; empty otherwise
     */
    void changed(String stream, FollowState state, String reason);
}
