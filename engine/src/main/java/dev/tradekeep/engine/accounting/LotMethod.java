package dev.tradekeep.engine.accounting;

/** Which of what is held goes first when some of it is sold. */
public enum LotMethod {
    /** The oldest lot. */
    FIFO,
    /** The newest lot. */
    LIFO,
    /** A share of all of it: everything held is one lot, as a position of the books is. */
    AVERAGE
}
