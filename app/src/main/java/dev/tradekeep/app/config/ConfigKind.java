package dev.tradekeep.app.config;

/** What the value of a setting is. */
enum ConfigKind {
    TEXT,
    PATH,
    /** A path, or empty for none. */
    OPTIONAL_PATH,
    WHOLE_NUMBER,
    YES_OR_NO
}
