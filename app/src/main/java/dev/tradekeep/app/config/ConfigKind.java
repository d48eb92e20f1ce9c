package dev.tradekeep.app.config;

/** What the value of a setting is. */
enum ConfigKind {
    TEXT,
    PATH,
    WHOLE_NUMBER,
    YES_OR_NO
}
