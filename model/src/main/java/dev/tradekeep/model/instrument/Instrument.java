package dev.tradekeep.model.instrument;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What is traded: a base asset priced in a quote asset, on a grid of ticks and lots.
 *
 * <p>A price counts units of 10<sup>-priceScale</sup>, a quantity units of
 * 10<sup>-quantityScale</sup>. The scales never change; a venue may change its tick and lot. The
 * arithmetic is pure, accepts signed quantities, and raises {@link ErrorCode#NUMBER_OUT_OF_RANGE}
 * for what does not fit 64 bits.
 *
 * @param symbol our name, such as {@code BTC/USD}: 1 to 64 characters, visible ASCII or ideographs
 * @param base what is bought and sold
 * @param quote what it is paid with
 * @param priceScale decimals of a price, 0 to 18
 * @param quantityScale decimals of a quantity, 0 to the base asset's scale, so that every quantity
 *     is an exact base balance
 * @param tickSize the step between prices, price units, above 0
 * @param lotSize the step between quantities, quantity units, above 0
 * @param minQuantity the smallest order, quantity units, 0 or more
 * @param minNotional the smallest order by value, quote-asset units, 0 or more
 */
public record Instrument(
        String symbol,
        Asset base,
        Asset quote,
        int priceScale,
        int quantityScale,
        long tickSize,
        long lotSize,
        long minQuantity,
        long minNotional) {

    public static final int SYMBOL_LENGTH_MAX = 64;

    /**
     * How every notional is rounded to the quote asset's units. Half-even favours neither buyer nor
     * seller, so rounding does not drift over many fills.
     */
    public static final RoundingMode NOTIONAL_ROUNDING = RoundingMode.HALF_EVEN;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} or {@link
     *     ErrorCode#NUMBER_OUT_OF_RANGE} when a component breaks the rules above
     */
    public Instrument {
        require(isSymbol(symbol), symbol, "a symbol has 1 to 64 characters and no spaces");
        require(!base.code().equals(quote.code()), symbol, "base and quote must differ");
        FixedPoint.requireScale(priceScale);
        FixedPoint.requireScale(quantityScale);
        require(
                quantityScale <= base.scale(),
                symbol,
                "a quantity has no more decimals than a balance of " + base.code());
        require(tickSize > 0, symbol, "the tick size must be above 0");
        require(lotSize > 0, symbol, "the lot size must be above 0");
        require(minQuantity >= 0, symbol, "the minimum quantity must be 0 or more");
        require(minNotional >= 0, symbol, "the minimum notional must be 0 or more");
    }

    /** Whether an order may carry this price. */
    public boolean onTickGrid(long price) {
        return price % tickSize == 0;
    }

    /** Whether an order may carry this quantity. */
    public boolean onLotGrid(long quantity) {
        return quantity % lotSize == 0;
    }

    /** The price moved onto the tick grid. */
    public long roundToTick(long price, RoundingMode rounding) {
        long ticks = FixedPoint.divide(price, tickSize, rounding);
        return FixedPoint.multiplyDivide(ticks, tickSize, 1, RoundingMode.UNNECESSARY);
    }

    /** The quantity cut down, towards zero, to whole lots. */
    public long floorToLot(long quantity) {
        return quantity - quantity % lotSize;
    }

    /** What a quantity is worth at a price, quote-asset units, by {@link #NOTIONAL_ROUNDING}. */
    public long notional(long price, long quantity) {
        return FixedPoint.multiply(
                price, priceScale, quantity, quantityScale, quote.scale(), NOTIONAL_ROUNDING);
    }

    /**
     * Whether a quantity at a price is as much as an order must be at least. What is worth more
     * than 64 bits hold is.
     */
    public boolean isEnough(long price, long quantity) {
        return quantity > 0
                && quantity >= minQuantity
                && (minNotional == 0 || notionalAtMost(price, quantity) >= minNotional);
    }

    /** The notional, or the most that 64 bits hold when it is more; for a quantity of 0 or more. */
    public long notionalAtMost(long price, long quantity) {
        try {
            return notional(price, quantity);
        } catch (TradekeepException e) {
            return orMost(e, Long.MAX_VALUE);
        }
    }

    private static long orMost(TradekeepException failure, long most) {
        if (failure.code() != ErrorCode.NUMBER_OUT_OF_RANGE) {
            throw failure;
        }
        return most;
    }

    /**
     * What an amount of the base asset is worth at a price, quote-asset units, by {@link
     * #NOTIONAL_ROUNDING}.
     */
    public long valueOfBase(long price, long baseUnits) {
        return FixedPoint.multiply(
                price, priceScale, baseUnits, base.scale(), quote.scale(), NOTIONAL_ROUNDING);
    }

    /** A quantity as units of the base asset; always exact. */
    public long baseAmount(long quantity) {
        return FixedPoint.rescale(quantity, quantityScale, base.scale());
    }

    /**
     * The price at which a quantity is worth a notional: the average price of what was bought.
     *
     * @param quantity not 0
     */
    public long averagePrice(long notional, long quantity, RoundingMode rounding) {
        return FixedPoint.divide(
                notional, quote.scale(), quantity, quantityScale, priceScale, rounding);
    }

    /**
     * The largest quantity of whole lots whose {@link #notional} at a price does not exceed a
     * budget.
     *
     * @param notional the budget, quote-asset units, 0 or more
     * @param price above 0
     */
    public long quantityFor(long notional, long price) {
        // The texts are made only when they are needed: every entry asks for this.
        if (notional < 0) {
            require(false, symbol, "a budget must be 0 or more, found " + notional);
        }
        if (price <= 0) {
            require(false, symbol, "a price must be above 0, found " + price);
        }
        // Half-even keeps price × quantity up to half a unit above the budget, the half itself
        // only when the budget is even: 2 × price × quantity ≤ 2 × budget + 1 - (budget odd).
        int shift = priceScale + quantityScale - quote.scale();
        boolean small = notional < Long.MAX_VALUE / 2 && price <= Long.MAX_VALUE / 2;
        if (small && shift >= 0 && shift <= FixedPoint.SCALE_MAX) {
            long twice = 2 * notional + 1;
            long power = FixedPoint.powerOfTen(shift);
            long scaled = twice * power;
            if (scaled >= 0 && Math.multiplyHigh(twice, power) == 0) {
                return floorToLot((scaled - (notional & 1)) / (2 * price));
            }
        }
        return quantityForMuch(notional, price, shift);
    }

    /** The same, or the most whole lots that 64 bits hold when it is more. */
    public long quantityAtMostFor(long notional, long price) {
        try {
            return quantityFor(notional, price);
        } catch (TradekeepException e) {
            return floorToLot(orMost(e, Long.MAX_VALUE));
        }
    }

    private long quantityForMuch(long notional, long price, int shift) {
        BigInteger twiceBudget = BigInteger.valueOf(notional).shiftLeft(1).add(BigInteger.ONE);
        BigInteger twicePrice = BigInteger.valueOf(price).shiftLeft(1);
        BigInteger power = BigInteger.TEN.pow(Math.abs(shift));
        BigInteger quantity =
                shift >= 0
                        ? twiceBudget
                                .multiply(power)
                                .subtract(BigInteger.valueOf(notional & 1))
                                .divide(twicePrice)
                        : twiceBudget.divide(twicePrice.multiply(power));
        if (quantity.bitLength() > 63) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    symbol
                            + ": the quantity that "
                            + notional
                            + " units buy at the price of "
                            + price
                            + " units does not fit 64 bits.");
        }
        return floorToLot(quantity.longValue());
    }

    /** Whether a text can be the symbol of an instrument. */
    public static boolean isSymbol(String text) {
        if (text.isEmpty() || text.length() > SYMBOL_LENGTH_MAX) {
            return false;
        }
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if ((c <= ' ' || c > '~') && !Character.isIdeographic(c)) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean condition, String symbol, String rule) {
        if (!condition) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Instrument " + symbol + ": " + rule + ".");
        }
    }
}
