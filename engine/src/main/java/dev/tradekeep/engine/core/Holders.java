package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the portfolios of an engine hold of each market's base asset, and what that is worth: a
 * price goes to those alone whose worth it changes, and what it needs lies together.
 */
final class Holders {
    /** Of each market, those that hold something, in no order. */
    private final Portfolio[][] holders;

    /** What each holds, base-asset units. */
    private final long[][] held;

    /** What that counts for, quote-asset units. */
    private final long[][] worth;

    private final int[] counts;

    private final BaseValue[] values;

    Holders(List<Market> all, int portfolios) {
        int markets = all.size();
        values =
                all.stream()
                        .map(market -> new BaseValue(market.instrument()))
                        .toArray(BaseValue[]::new);
        holders = new Portfolio[markets][portfolios];
        held = new long[markets][portfolios];
        worth = new long[markets][portfolios];
        counts = new int[markets];
    }

    /** A portfolio holds so much now; it counts for what it did before until the next price. */
    void hold(Portfolio portfolio, Market market, long amount) {
        int at = market.index();
        int place = find(portfolio, at);
        if (place == counts[at]) {
            if (amount == 0) {
                return;
            }
            holders[at][place] = portfolio;
            worth[at][place] = 0;
            counts[at]++;
        }
        held[at][place] = amount;
    }

    /**
     * Values what is held at a price, price units above 0.
     *
     * @return false when something of it does not fit 64 bits: that stays worth what it was
     */
    boolean mark(Market market, long price) {
        boolean valued = true;
        // Backwards: who holds nothing any more leaves, and the last takes the place.
        for (int place = counts[market.index()] - 1; place >= 0; place--) {
            valued &= mark(market.index(), place, price);
        }
        return valued;
    }

    /**
     * Values what a trade has changed, at the last prices where there are some.
     *
     * @param fee what its fee was paid in
     * @param prices by market; 0 for none
     */
    void markTraded(Portfolio portfolio, Market market, Asset fee, long[] prices) {
        Instrument instrument = market.instrument();
        mark(portfolio, portfolio.pricedBy(market, instrument.base()), prices);
        mark(portfolio, portfolio.pricedBy(market, instrument.quote()), prices);
        if (!fee.equals(instrument.quote())) {
            mark(portfolio, portfolio.pricedBy(market, fee), prices);
        }
    }

    /** Values what one of them holds at the last price, when there is one. */
    void mark(Portfolio portfolio, @Nullable Market market, long[] prices) {
        if (market != null && prices[market.index()] > 0) {
            portfolio.mark(market, prices[market.index()]);
        }
    }

    /** Values what one of them holds. */
    void mark(Portfolio portfolio, Market market, long price) {
        int place = find(portfolio, market.index());
        if (place < counts[market.index()]) {
            mark(market.index(), place, price);
        }
    }

    private boolean mark(int at, int place, long price) {
        long amount = held[at][place];
        try {
            long now = values[at].of(price, amount);
            holders[at][place].revalue(FixedPoint.subtract(now, worth[at][place]));
            worth[at][place] = now;
        } catch (TradekeepException e) {
            if (e.code() != ErrorCode.NUMBER_OUT_OF_RANGE) {
                throw e;
            }
            return false;
        }
        if (amount == 0) {
            remove(at, place);
        }
        return true;
    }

    private void remove(int at, int place) {
        counts[at]--;
        int last = counts[at];
        holders[at][place] = holders[at][last];
        held[at][place] = held[at][last];
        worth[at][place] = worth[at][last];
    }

    private int find(Portfolio portfolio, int at) {
        int place = 0;
        while (place < counts[at] && holders[at][place].index() != portfolio.index()) {
            place++;
        }
        return place;
    }
}
