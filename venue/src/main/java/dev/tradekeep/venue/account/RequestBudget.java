package dev.tradekeep.venue.account;

/**
 * How much may be asked of one address of an exchange. All that ask there share one: accounts,
 * downloads, live data. Orders go before everything else and data comes last, so that a download
 * never keeps an exit from being sent.
 *
 * <p>Any thread may call it.
 */
public interface RequestBudget {

    /** What a request is for, the most important first. */
    enum Lane {
        /** To take risk away: a cancel, an order that reduces. */
        EXIT,
        ORDER,
        /** To know where an account stands. */
        ACCOUNT,
        /** Market data. */
        DATA
    }

    /**
     * Takes from the budget, or says how long to wait before it may be tried again.
     *
     * @param weight what the exchange counts for the request, 0 or more
     * @return nanoseconds to wait; 0 when it was taken and the request may be sent
     */
    long take(Lane lane, int weight);

    /**
     * What the exchange says has been used in the window under way.
     *
     * @param used 0 or more
     */
    void used(int used);

    /**
     * The exchange wants to hear nothing from this address until a time.
     *
     * @param until UTC microseconds
     */
    void blockUntil(long until);

    /** Until when nothing may be sent, UTC microseconds; 0 when something may. */
    long blockedUntil();

    /** The share of the window under way that is used, in thousandths of what is allowed. */
    int usedPermille();
}
