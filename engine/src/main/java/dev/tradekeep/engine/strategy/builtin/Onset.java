package dev.tradekeep.engine.strategy.builtin;

/**
 * Tells when a condition begins to hold: it holds at this candle, and did not at the one before.
 * One that holds when it is first looked at has not begun.
 */
final class Onset {
    private static final String HELD = "1";
    private static final String DID_NOT = "0";

    private String before = "";

    /** Looks at the next candle. */
    boolean begins(boolean holds) {
        boolean begins = holds && before.equals(DID_NOT);
        before = holds ? HELD : DID_NOT;
        return begins;
    }

    /** What is to be remembered; empty before the first candle. */
    String save() {
        return before;
    }

    void restore(String saved) {
        before = saved;
    }
}
