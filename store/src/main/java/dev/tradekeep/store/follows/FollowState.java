package dev.tradekeep.store.follows;

/** How a stream is. */
public enum FollowState {
    /** Nothing was heard yet, or no server runs. */
    WAITING,
    /** What was missed is being read. */
    CATCHING_UP,
    /** News come, and what is stored is complete. */
    CURRENT,
    /** No news come; what is stored may be old. */
    STALE
}
