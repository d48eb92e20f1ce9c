package dev.tradekeep.store.alerts;

/** How a channel carries messages. */
public enum ChannelKind {
    WEBHOOK,
    EMAIL,
    TELEGRAM,
    DISCORD
}
