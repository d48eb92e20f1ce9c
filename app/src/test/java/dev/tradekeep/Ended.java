package dev.tradekeep;

/** How a process ended and what it said. */
record Ended(int exitCode, String out, String err) {}
