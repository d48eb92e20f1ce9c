package dev.tradekeep.model.order;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;

/**
 * One execution of an order, as the venue reports it.
 *
 * @param exchangeTradeId the venue's id of the execution, 1 to 64 characters
 * @param price price units, above 0
 * @param quantity quantity units, above 0
 * @param notional the venue's own amount of quote-asset units, 0 or more
 * @param slippage what a simulated venue took on top of the notional, against us, quote-asset
 *     units, 0 or more; a real venue's is in its price
 * @param fee what was charged for it
 * @param at when it happened by the venue's clock, UTC microseconds since the epoch
 */
public record Fill(
        String exchangeTradeId,
        long price,
        long quantity,
        long notional,
        long slippage,
        Fee fee,
        long at) {

    public static final int TRADE_ID_LENGTH_MAX = 64;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a component breaks
     *     the rules above
     */
    public Fill {
        if (exchangeTradeId.isBlank() || exchangeTradeId.length() > TRADE_ID_LENGTH_MAX) {
            throw invalid(exchangeTradeId, "a trade id has 1 to 64 characters");
        }
        if (price <= 0) {
            throw invalid(exchangeTradeId, "the price must be above 0, found " + price);
        }
        if (quantity <= 0) {
            throw invalid(exchangeTradeId, "the quantity must be above 0, found " + quantity);
        }
        if (notional < 0) {
            throw invalid(exchangeTradeId, "the notional must be 0 or more, found " + notional);
        }
        if (slippage < 0) {
            throw invalid(exchangeTradeId, "the slippage must be 0 or more, found " + slippage);
        }
    }

    /** An execution whose price says all. */
    public Fill(
            String exchangeTradeId, long price, long quantity, long notional, Fee fee, long at) {
        this(exchangeTradeId, price, quantity, notional, 0, fee, at);
    }

    /** What a fill of this side cost or brought without its fee, quote-asset units, above 0. */
    public long amount(Side side) {
        return FixedPoint.add(notional, side.sign() * slippage);
    }

    private static TradekeepException invalid(String id, String rule) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, "Fill \"" + id + "\": " + rule + ".");
    }
}
