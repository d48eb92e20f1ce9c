package dev.tradekeep.venue.local.spot;

/** The types of orders. */
public enum OrderKind {
    LIMIT(true, false, false),
    LIMIT_MAKER(true, false, false),
    MARKET(false, false, false),
    STOP_LOSS(false, true, false),
    STOP_LOSS_LIMIT(true, true, false),
    TAKE_PROFIT(false, true, true),
    TAKE_PROFIT_LIMIT(true, true, true);

    private final boolean priced;
    private final boolean contingent;
    private final boolean takesProfit;

    OrderKind(boolean priced, boolean contingent, boolean takesProfit) {
        this.priced = priced;
        this.contingent = contingent;
        this.takesProfit = takesProfit;
    }

    /** Whether it has a limit. */
    public boolean isPriced() {
        return priced;
    }

    /** Whether it waits for a price. */
    public boolean isContingent() {
        return contingent;
    }

    /** Whether it waits for a price above the market. */
    public boolean stopsAbove(boolean buy) {
        return takesProfit != buy;
    }
}
