package dev.tradekeep.app.config;

/** What the value of a setting is. */
enum ConfigKind {
    TEXT,
    /** A text, or empty for none. */
    TEXT_OR_NONE,
    PATH,
    /** A path, or empty for none. */
    PATH_OR_NONE,
    WHOLE_NUMBER,
    YES_OR_NO
}
