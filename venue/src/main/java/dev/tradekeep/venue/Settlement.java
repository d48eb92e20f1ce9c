package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The money of a fill. Slippage is an amount of its own, the notional times a rate, rounded up to
 * the quote asset's unit, and only a taker's; it never carries a limit order beyond what its limit
 * is worth. The fee is a rate of what is paid or received with slippage, by {@link Fee#ROUNDING}.
 */
final class Settlement {
    /** An amount that no purse holds. */
    private static final long TOO_MUCH = Long.MAX_VALUE;

    private static final BigInteger MAX = BigInteger.valueOf(TOO_MUCH);

    private final VenueCosts costs;
    private final Purse purse;

    Settlement(VenueCosts costs, Purse purse) {
        this.costs = costs;
        this.purse = purse;
    }

    /** The fill of a quantity at a price, with the order's next trade id. */
    Fill fill(RestingOrder order, long price, long quantity, boolean taker, long at) {
        Instrument instrument = order.request.instrument();
        long notional = instrument.notional(price, quantity);
        long slippage = taker ? slippage(order, notional, quantity) : 0;
        long amount = FixedPoint.add(notional, order.request.side().sign() * slippage);
        String id = order.id() + "-" + (order.fills.size() + 1);
        Fee fee = Fee.charge(instrument.quote(), amount, costs.fee(taker));
        return new Fill(id, price, quantity, notional, slippage, fee, at);
    }

    /**
     * What of a quantity the owner can pay for, with slippage and fee, or deliver; whole lots.
     *
     * @param quantity whole lots
     */
    long payable(RestingOrder order, long price, long quantity, boolean taker) {
        Instrument instrument = order.request.instrument();
        if (!order.isBuy()) {
            long held = Math.max(0, purse.available(order.request, instrument.base()));
            return Math.min(quantity, instrument.floorToLot(quantityIn(instrument, held)));
        }
        long budget = purse.available(order.request, instrument.quote());
        if (cost(order, price, quantity, taker) <= budget) {
            return quantity;
        }
        // The cost never falls with the quantity: the most lots that can be paid are searched.
        long lot = instrument.lotSize();
        long paid = 0;
        long tooMany = quantity / lot;
        while (tooMany - paid > 1) {
            long lots = paid + (tooMany - paid) / 2;
            if (cost(order, price, lots * lot, taker) <= budget) {
                paid = lots;
            } else {
                tooMany = lots;
            }
        }
        return paid * lot;
    }

    /** Whether the amounts of a fill fit 64 bits. */
    boolean fits(RestingOrder order, long price, long quantity, boolean taker) {
        return cost(order, price, quantity, taker) != TOO_MUCH;
    }

    private static long quantityIn(Instrument instrument, long baseAmount) {
        Asset base = instrument.base();
        return FixedPoint.rescale(
                baseAmount, base.scale(), instrument.quantityScale(), RoundingMode.FLOOR);
    }

    /** What a buy takes from the purse; {@link #TOO_MUCH} when that does not fit. */
    private long cost(RestingOrder order, long price, long quantity, boolean taker) {
        long notional = notional(order.request.instrument(), price, quantity);
        if (notional == TOO_MUCH) {
            return TOO_MUCH;
        }
        long amount = sum(notional, taker ? slippage(order, notional, quantity) : 0);
        return sum(amount, costs.fee(taker).of(amount, Fee.ROUNDING));
    }

    private long slippage(RestingOrder order, long notional, long quantity) {
        long slippage = costs.slippage().of(notional, RoundingMode.CEILING);
        long limit = order.terms.limitPrice();
        if (limit == 0) {
            return slippage;
        }
        long worst = notional(order.request.instrument(), limit, quantity);
        return Math.min(slippage, Math.abs(worst - notional));
    }

    private static long sum(long amount, long more) {
        return more > 0 && amount > TOO_MUCH - more ? TOO_MUCH : amount + more;
    }

    /** The notional, or {@link #TOO_MUCH} when it does not fit. */
    private static long notional(Instrument instrument, long price, long quantity) {
        int shift =
                instrument.priceScale() + instrument.quantityScale() - instrument.quote().scale();
        boolean small =
                shift >= 0 && Math.multiplyHigh(price, quantity) == 0 && price * quantity >= 0;
        if (!small) {
            BigInteger product = BigInteger.valueOf(price).multiply(BigInteger.valueOf(quantity));
            BigInteger power = BigInteger.TEN.pow(Math.abs(shift));
            BigInteger whole = shift >= 0 ? product.divide(power) : product.multiply(power);
            if (whole.compareTo(MAX) >= 0) {
                return TOO_MUCH;
            }
        }
        return instrument.notional(price, quantity);
    }
}
