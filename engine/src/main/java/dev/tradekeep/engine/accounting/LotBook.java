package dev.tradekeep.engine.accounting;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.position.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is held of one thing, lot by lot: all of it long, or all of it short. It takes from its lots
 * by one method. For one thread.
 */
final class LotBook {
    /** Open lots at most; one takes about 70 bytes. */
    static final int LOTS_MAX = 1_000_000;

    private final LotMethod method;
    private final Deque<Lot> lots = new ArrayDeque<>();
    private long held;

    LotBook(LotMethod method) {
        this.method = method;
    }

    /** Hears of each part of a lot that a fill closes. */
    @FunctionalInterface
    interface Closings {
        /**
         * A part was closed.
         *
         * @param money the share of the fill's money that fell to the part
         * @param fees likewise of its fees
         */
        void closed(Lot part, long money, long fees);
    }

    /** Above 0 long, below 0 short. */
    long held() {
        return held;
    }

    /** What all lots brought or cost together, whatever they count it in. */
    long money() {
        long sum = 0;
        for (Lot lot : lots) {
            sum = FixedPoint.add(sum, lot.money());
        }
        return sum;
    }

    /**
     * Books a fill: what is held on the other side is closed first, the rest opens a lot. The
     * fill's money and fees are split as {@link Position} splits them, so that nothing is lost.
     *
     * @param side 1 for what comes, -1 for what goes
     * @param lot the fill as the lot that it would open
     */
    void fill(int side, Lot lot, Closings closings) {
        long closing = Long.signum(held) == -side ? Math.min(lot.quantity(), Math.abs(held)) : 0;
        if (closing > 0) {
            Lot closer = closing == lot.quantity() ? lot : lot.part(closing);
            close(closer, closings);
            if (closing == lot.quantity()) {
                return;
            }
            add(side, lot.without(closer));
            return;
        }
        add(side, lot);
    }

    private void close(Lot closer, Closings closings) {
        Splitter money = new Splitter(closer.money(), closer.quantity());
        Splitter fees = new Splitter(closer.fees(), closer.quantity());
        take(
                closer.quantity(),
                closer.currency(),
                part ->
                        closings.closed(
                                part, money.next(part.quantity()), fees.next(part.quantity())));
    }

    /** Puts a lot in. */
    void add(int side, Lot lot) {
        held = FixedPoint.add(held, side * lot.quantity());
        if (method == LotMethod.AVERAGE) {
            Lot pool = removePool(lot.currency());
            lots.addLast(pool == null ? lot : pool.with(lot));
            return;
        }
        if (lots.size() >= LOTS_MAX) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "More than "
                            + LOTS_MAX
                            + " lots of one thing are open. Use --method average, which keeps one.");
        }
        lots.addLast(lot);
    }

    /**
     * Takes a quantity out, from one lot or several.
     *
     * @param quantity above 0, at most what is held
     * @param currency an average of this one goes before the others
     */
    void take(long quantity, long currency, Consumer<Lot> parts) {
        held -= Long.signum(held) * quantity;
        if (method == LotMethod.AVERAGE) {
            Lot pool = removePool(currency);
            if (pool != null) {
                lots.addFirst(pool);
            }
        }
        long left = quantity;
        while (left > 0) {
            Lot lot = method == LotMethod.LIFO ? lots.removeLast() : lots.removeFirst();
            Lot part = lot.quantity() <= left ? lot : lot.part(left);
            if (part.quantity() < lot.quantity()) {
                putBack(lot.without(part));
            }
            left -= part.quantity();
            parts.accept(part);
        }
    }

    private void putBack(Lot rest) {
        if (method == LotMethod.LIFO) {
            lots.addLast(rest);
        } else {
            lots.addFirst(rest);
        }
    }

    private @Nullable Lot removePool(long currency) {
        Iterator<Lot> all = lots.iterator();
        while (all.hasNext()) {
            Lot lot = all.next();
            if (lot.currency() == currency) {
                all.remove();
                return lot;
            }
        }
        return null;
    }

    /** Splits an amount by quantities; the shares add up to it. */
    private static final class Splitter {
        private final long amount;
        private final long whole;
        private long quantity;
        private long given;

        Splitter(long amount, long whole) {
            this.amount = amount;
            this.whole = whole;
        }

        long next(long part) {
            quantity += part;
            long upToHere =
                    FixedPoint.multiplyDivide(amount, quantity, whole, Position.SPLIT_ROUNDING);
            long share = upToHere - given;
            given = upToHere;
            return share;
        }
    }
}
