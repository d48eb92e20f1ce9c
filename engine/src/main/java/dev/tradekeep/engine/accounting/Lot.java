package dev.tradekeep.engine.accounting;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.position.Position;

/**
 * Something that came at one time, or was sold short at one time.
 *
 * @param openedAt UTC microseconds
 * @param openedBy the posting that brought it; of an average, the first of those that did
 * @param quantity above 0, whichever side it is of
 * @param money what was paid for it, or received for what was sold short, units of the currency
 * @param fees what that cost besides, units of the currency
 * @param currency id of the asset that money and fees count; {@link #UNKNOWN} when nobody said what
 *     it cost, and both are 0 then
 */
record Lot(long openedAt, long openedBy, long quantity, long money, long fees, long currency) {
    /** In place of a currency. */
    static final long UNKNOWN = 0;

    boolean isKnown() {
        return currency != UNKNOWN;
    }

    /** A part of it with its share of money and fees; what rounding leaves stays with the rest. */
    Lot part(long part) {
        return new Lot(openedAt, openedBy, part, share(money, part), share(fees, part), currency);
    }

    /** What is left of it without a part of it. */
    Lot without(Lot part) {
        return new Lot(
                openedAt,
                openedBy,
                quantity - part.quantity,
                money - part.money,
                fees - part.fees,
                currency);
    }

    /** Both together, as old as this one. */
    Lot with(Lot other) {
        return new Lot(
                openedAt,
                openedBy,
                FixedPoint.add(quantity, other.quantity),
                FixedPoint.add(money, other.money),
                FixedPoint.add(fees, other.fees),
                currency);
    }

    private long share(long amount, long part) {
        return FixedPoint.multiplyDivide(amount, part, quantity, Position.SPLIT_ROUNDING);
    }
}
