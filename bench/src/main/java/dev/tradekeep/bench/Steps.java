package dev.tradekeep.bench;

import java.io.PrintWriter;

/** Tells on standard error what a long bench is doing, a line a step. */
final class Steps {
    private final PrintWriter err;

    Steps(PrintWriter err) {
        this.err = err;
    }

    void show(String step) {
        err.println("bench: " + step);
    }
}
