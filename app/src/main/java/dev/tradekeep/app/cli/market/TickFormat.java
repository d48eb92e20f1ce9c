package dev.tradekeep.app.cli.market;

/** How ticks stand in a text. */
enum TickFormat {
    /** A header, then a line a tick. */
    CSV,
    /** An object a line. */
    NDJSON
}
