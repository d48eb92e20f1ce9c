package dev.tradekeep.store.alerts;

/**
 * Where alerts are sent to.
 *
 * @param hasSecret whether a secret of it is kept
 * @param updateOffset the first update of Telegram that has not been dealt with
 */
public record AlertChannel(
        long id,
        String name,
        ChannelKind kind,
        boolean enabled,
        ChannelSettings settings,
        boolean hasSecret,
        long updateOffset) {
    public static final int NAME_CHARACTERS_MAX = 64;

    /** Channels at most: each has a thread while the server runs. */
    public static final int COUNT_MAX = 32;

    /** Chats of a channel that may command, at most. */
    public static final int CHATS_MAX = 32;
}
