package dev.tradekeep.venue.local.matching;

import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An order as a book sees it. Owned by the caller, who fills in its terms and may use it again once
 * it has left the book; so the book itself makes no objects. Prices and quantities count
 * 10<sup>-8</sup>. Belongs to the thread that calls the book.
 */
public class BookOrder {
    /** No limit, for {@link #left()} and {@link #budget()}. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final int BIPS = 10_000;

    /** Where an order stands. */
    enum Place {
        OUTSIDE,
        RESTING,
        WAITING,
        TRAILING,
        TRIGGERED
    }

    private int owner;
    private boolean buy;
    private long limit;
    private long left;
    private long budget = UNLIMITED;
    private Lifetime lifetime = Lifetime.GTC;
    private long display;
    private SelfTradePrevention prevention = SelfTradePrevention.NONE;
    private long stop;
    private boolean stopAbove;
    private int trail;
    private @Nullable BookOrder other;

    Place place = Place.OUTSIDE;
    long visible;
    long trailTrigger;
    private long extreme;
    @Nullable Level level;
    @Nullable BookOrder previous;
    @Nullable BookOrder next;

    /**
     * What to trade; everything else is as if it were new.
     *
     * @param owner orders of one owner do not trade with each other where prevention is on
     * @param limit the worst price, 0 for any
     * @param quantity to trade, {@link #UNLIMITED} where the budget alone counts
     */
    public final void terms(int owner, boolean buy, long limit, long quantity, Lifetime lifetime) {
        if (place != Place.OUTSIDE) {
            throw new IllegalStateException("This order is in a book.");
        }
        this.owner = owner;
        this.buy = buy;
        this.limit = limit;
        this.left = quantity;
        this.lifetime = lifetime;
        budget = UNLIMITED;
        display = 0;
        prevention = SelfTradePrevention.NONE;
        stop = 0;
        trail = 0;
        other = null;
        visible = 0;
    }

    /** How much of the other asset may be spent or received at most. */
    public final void budget(long quote) {
        budget = quote;
    }

    /** Shows at most this much of it at a time; 0 shows all. */
    public final void display(long quantity) {
        display = quantity;
    }

    /** What happens when it meets an order of its owner. */
    public final void prevention(SelfTradePrevention mode) {
        prevention = mode;
    }

    /**
     * Waits for a price before it trades.
     *
     * @param price 0 where only {@code trail} counts
     * @param above whether the market has to rise to the price
     * @param trail how far the market has to come back from its best price, in basis points; 0 for
     *     an order that follows nothing
     */
    public final void trigger(long price, boolean above, int trail) {
        stop = price;
        stopAbove = above;
        this.trail = trail;
    }

    /** Ties two orders together: when one trades or is triggered, the other expires. */
    public static void pair(BookOrder one, BookOrder two) {
        one.other = two;
        two.other = one;
    }

    /** Lets go of the order that this one is tied to, if there is one. */
    public final void unpair() {
        if (other != null) {
            other.other = null;
            other = null;
        }
    }

    public final int owner() {
        return owner;
    }

    public final boolean isBuy() {
        return buy;
    }

    /** The worst price, 0 for any. */
    public final long limit() {
        return limit;
    }

    /** What is left to trade. */
    public final long left() {
        return left;
    }

    /** What is left to spend or to receive. */
    public final long budget() {
        return budget;
    }

    public final SelfTradePrevention prevention() {
        return prevention;
    }

    /** The price that it waits for, 0 where it does not. */
    public final long stop() {
        return stop;
    }

    /** How far the market has to come back, in basis points. */
    public final int trail() {
        return trail;
    }

    /** Whether it lies in the book and can trade. */
    public final boolean isResting() {
        return place == Place.RESTING;
    }

    /** Whether it waits for its price. */
    public final boolean isWaiting() {
        return place == Place.WAITING || place == Place.TRAILING;
    }

    final @Nullable BookOrder other() {
        return other;
    }

    final boolean stopsAbove() {
        return stopAbove;
    }

    final boolean mayRest() {
        return lifetime == Lifetime.GTC && limit != 0;
    }

    final boolean isAllOrNothing() {
        return lifetime == Lifetime.FOK;
    }

    final boolean accepts(long price) {
        return limit == 0 || (buy ? price <= limit : price >= limit);
    }

    /** How much may trade at a price: what is left, as far as the budget goes. */
    public final long wanted(long price, long step) {
        if (budget == UNLIMITED) {
            return left;
        }
        long affordable = FixedPoint.multiplyDivide(budget, Quote.UNIT, price, RoundingMode.DOWN);
        return Math.min(left, affordable - affordable % step);
    }

    /** Takes a traded or prevented quantity off. */
    final void take(long price, long quantity) {
        if (left != UNLIMITED) {
            left -= quantity;
        }
        if (budget != UNLIMITED) {
            budget -= Quote.of(price, quantity);
        }
    }

    final void reduceTo(long quantity) {
        left = quantity;
        visible = Math.min(visible, quantity);
    }

    /** Shows the next part. */
    final void show() {
        visible = display == 0 ? left : Math.min(display, left);
    }

    /** Begins to follow the market from a price. */
    final void follow(long price) {
        extreme = price;
        trailTrigger =
                FixedPoint.multiplyDivide(
                        price,
                        buy ? BIPS + trail : BIPS - trail,
                        BIPS,
                        buy ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    /** Follows the market; whether it has come back far enough. */
    final boolean isTrailedBy(long price) {
        if (buy ? price < extreme : price > extreme) {
            follow(price);
            return false;
        }
        return buy ? price >= trailTrigger : price <= trailTrigger;
    }
}
