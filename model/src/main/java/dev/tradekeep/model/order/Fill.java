package dev.tradekeep.model.order;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * One execution of an order, as the venue reports it.
 *
 * @param exchangeTradeId the venue's id of the execution, 1 to 64 characters
 * @param price price units, above 0
 * @param quantity quantity units, above 0
 * @param notional the venue's own amount of quote-asset units, 0 or more
 * @param fee what was charged for it
 * @param at when it happened by the venue's clock, UTC microseconds since the epoch
 */
public record Fill(
        String exchangeTradeId, long price, long quantity, long notional, Fee fee, long at) {

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
    }

    private static TradekeepException invalid(String id, String rule) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, "Fill \"" + id + "\": " + rule + ".");
    }
}
