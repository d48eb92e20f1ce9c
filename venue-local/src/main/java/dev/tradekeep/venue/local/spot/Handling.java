package dev.tradekeep.venue.local.spot;

/**
 * Where protocols want the same order treated in different ways.
 *
 * @param locksLate whether an order that waits for its price locks nothing before that
 * @param endsTaking whether a maker-only order that would take is accepted and ends, in place of a
 *     refusal
 * @param counted whether the symbol's counts of orders hold
 */
public record Handling(boolean locksLate, boolean endsTaking, boolean counted) {
    /** Everything is checked and locked when it is placed. */
    public static final Handling AT_ONCE = new Handling(false, false, true);
}
