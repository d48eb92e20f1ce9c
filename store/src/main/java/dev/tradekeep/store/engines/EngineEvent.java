package dev.tradekeep.store.engines;

/** What happens to engines. */
public enum EngineEvent {
    STARTED,
    /** It came to the end of what it had to do, or was told to stop. */
    STOPPED,
    FAILED,
    /** Its run was found open after its process had ended. */
    ABANDONED
}
