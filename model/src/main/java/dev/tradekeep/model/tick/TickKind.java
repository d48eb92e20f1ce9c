package dev.tradekeep.model.tick;

/** The kinds of ticks. */
public enum TickKind {
    /** A price and a quantity. */
    TRADES(Foretold.BY_TICK_BEFORE, Foretold.BY_NOTHING),
    /** A bid, an ask and the sizes of both. */
    QUOTES(
            Foretold.BY_TICK_BEFORE,
            Foretold.BY_VALUE_BEFORE,
            Foretold.BY_TICK_BEFORE,
            Foretold.BY_TICK_BEFORE);

    private final Foretold[] foretold;

    TickKind(Foretold... foretold) {
        this.foretold = foretold;
    }

    /** How many numbers a tick has apart from its time. */
    public int width() {
        return foretold.length;
    }

    /** How each of its numbers is packed; not a copy. */
    Foretold[] foretold() {
        return foretold;
    }
}
