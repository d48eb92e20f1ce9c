package dev.tradekeep.store.alerts;

/** Where a message stands. */
public enum MessageState {
    /** To be sent once it is due. */
    WAITING,
    /** Under way; after a crash it waits again, and may arrive twice. */
    SENDING,
    SENT,
    /** Given up. */
    FAILED,
    /** Not sent, because one like it was shortly before. */
    HELD_BACK
}
