package dev.tradekeep.engine.core;

/**
 * The portfolios that hold the base asset of each market, so that a price goes to those alone whose
 * worth it changes.
 */
final class Holders {
    private final Portfolio[][] holders;
    private final int[] counts;

    Holders(int markets, int portfolios) {
        holders = new Portfolio[markets][portfolios];
        counts = new int[markets];
    }

    /** A portfolio holds something that a market prices, or does not any more. */
    void update(Portfolio portfolio, Market market) {
        int at = market.index();
        int place = find(portfolio, at);
        boolean isIn = place < counts[at];
        if (portfolio.isWorthOf(market) == isIn) {
            return;
        }
        if (isIn) {
            counts[at]--;
            holders[at][place] = holders[at][counts[at]];
        } else {
            holders[at][counts[at]] = portfolio;
            counts[at]++;
        }
    }

    /** Values what is held at a price, price units above 0. */
    void mark(Market market, long price) {
        int at = market.index();
        Portfolio[] holding = holders[at];
        // Backwards: who holds nothing any more leaves, and the last takes the place.
        for (int i = counts[at] - 1; i >= 0; i--) {
            holding[i].mark(market, price);
        }
    }

    private int find(Portfolio portfolio, int at) {
        int place = 0;
        while (place < counts[at] && holders[at][place].index() != portfolio.index()) {
            place++;
        }
        return place;
    }
}
