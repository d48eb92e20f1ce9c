package dev.tradekeep.store.signals;

import org.jspecify.annotations.Nullable;

/**
 * A call of a hook.
 *
 * @param key the id in its message, or the hash of all of it
 * @param wish what was asked for, in a line
 * @param clientOrderId of its order; null while there is none
 * @param reason why there is none, or why it was denied; null otherwise
 * @param receivedAt UTC microseconds
 */
public record SignalCall(
        long id,
        long hookId,
        String key,
        CallState state,
        String wish,
        @Nullable String clientOrderId,
        @Nullable String reason,
        long receivedAt) {
    public static final int KEY_CHARACTERS_MAX = 128;
    public static final int WISH_CHARACTERS_MAX = 256;
    public static final int REASON_CHARACTERS_MAX = 512;

    /** What its order is called by us as the caller of the engine: for ever the same. */
    public String callerOrderId() {
        return "hook:" + id;
    }
}
