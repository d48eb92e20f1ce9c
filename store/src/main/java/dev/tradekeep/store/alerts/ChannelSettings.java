package dev.tradekeep.store.alerts;

import org.jspecify.annotations.Nullable;

/**
 * How a channel is reached, how much it carries, and when it is quiet.
 *
 * @param address where it is; null for the service's own
 * @param recipient whom it reaches: an e-mail address or the id of a chat; null where the address
 *     says it all
 * @param sender of e-mail; null for others
 * @param userName for the login at a mail server; null for none
 * @param messagesPerMinute at most
 * @param quietFrom the minute of the day from which on only critical messages go; null for never
 * @param quietTo the minute of the day until which that is so
 * @param zone of these minutes, such as {@code Europe/Berlin}
 */
public record ChannelSettings(
        @Nullable String address,
        @Nullable String recipient,
        @Nullable String sender,
        @Nullable String userName,
        int messagesPerMinute,
        @Nullable Integer quietFrom,
        @Nullable Integer quietTo,
        String zone) {
    public static final int ADDRESS_CHARACTERS_MAX = 512;
    public static final int NAME_CHARACTERS_MAX = 256;
    public static final int MESSAGES_PER_MINUTE_MAX = 600;

    /** Nothing said, 20 messages a minute, never quiet. */
    public static final ChannelSettings DEFAULT =
            new ChannelSettings(null, null, null, null, 20, null, null, "UTC");
}
