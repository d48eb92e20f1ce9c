package dev.tradekeep.venue.local.matching;

/** Why the book ended an order that nobody canceled. */
public enum EndReason {
    /** Nothing more to trade with, and its terms do not let it rest. */
    NO_LIQUIDITY,
    /** A fill-or-kill order that the book could not fill. */
    NOT_FILLABLE,
    /** It would have traded with an order of its owner. */
    SELF_TRADE,
    /** The other order of its pair traded or was triggered. */
    CONTINGENT,
    /** Its budget does not buy the smallest quantity. */
    BUDGET_SPENT,
    /** A maker-only order that would have traded at once. */
    WOULD_TAKE,
    /** Its price came, and there is not enough to pay with. */
    NOT_AFFORDABLE
}
