package dev.tradekeep.venue.local.matching;

/**
 * Hears what happens in a book, in the order in which it happens, on the thread that called the
 * book. Orders are shown after the change. An implementation must not call the book from here.
 */
public interface BookEvents {
    /** Two orders traded at the price of the resting one. */
    void traded(BookOrder taker, BookOrder maker, long price, long quantity);

    /**
     * Two orders of one owner did not trade.
     *
     * @param takerQuantity what the arriving order lost, 0 when it keeps all
     * @param makerQuantity what the resting order lost, 0 when it keeps all
     */
    void prevented(
            BookOrder taker, BookOrder maker, long price, long takerQuantity, long makerQuantity);

    /** The order, or what is left of it, rests in the book. */
    void rested(BookOrder order);

    /** The order has left the book with something unfilled. */
    void expired(BookOrder order, EndReason reason);

    /**
     * The market reached the price that the order waited for; it trades or rests next. A budget may
     * be set here.
     */
    void triggered(BookOrder order);

    /** Whether an order that was triggered goes on; one that does not is out of the book. */
    default boolean admits(BookOrder order) {
        return true;
    }

    /**
     * The visible quantity of one price changed.
     *
     * @param quantity all that is visible now, 0 when the price has left the book
     */
    void level(boolean buy, long price, long quantity);
}
