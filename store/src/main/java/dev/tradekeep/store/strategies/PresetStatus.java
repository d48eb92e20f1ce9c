package dev.tradekeep.store.strategies;

/** Whether a preset may be run. */
public enum PresetStatus {
    /** It may. */
    ACTIVE,
    /** It is only kept because runs name it. */
    ARCHIVED
}
