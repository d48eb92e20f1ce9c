package dev.tradekeep.model.instrument;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.Decimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange publishes about an instrument, every figure exact and with a scale of its own.
 *
 * @param symbol our name of the instrument, unique on its exchange: {@code BASE/QUOTE} for a pair,
 *     the exchange's own for anything else
 * @param kind what sort of thing it is
 * @param description in words, at most 200 characters, may be empty
 * @param base code of the asset that a trade delivers; null if and only if it delivers none
 * @param quote code of the asset that it is paid with
 * @param tickSize the step between prices, above 0
 * @param lotSize the step between quantities, above 0
 * @param minQuantity the smallest order by quantity, 0 or more
 * @param minNotional the smallest order by value, in the quote asset, 0 or more
 * @param contractMultiplier what a price of 1 is worth for a quantity of 1, above 0; 1 for what
 *     delivers a base asset
 * @param priceMagnifier what the exchange multiplies its prices with, above 0
 * @param strikeMultiplier what the exchange multiplies its strikes with, above 0
 * @param exchangeSymbol what the exchange itself calls it, 1 to 64 characters
 */
public record InstrumentSpecification(
        String symbol,
        InstrumentKind kind,
        String description,
        @Nullable String base,
        String quote,
        Decimal tickSize,
        Decimal lotSize,
        Decimal minQuantity,
        Decimal minNotional,
        Decimal contractMultiplier,
        Decimal priceMagnifier,
        Decimal strikeMultiplier,
        String exchangeSymbol) {

    public static final int DESCRIPTION_LENGTH_MAX = 200;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a component breaks
     *     the rules above
     */
    public InstrumentSpecification {
        require(Instrument.isSymbol(symbol), "a symbol is 1 to 64 visible characters", symbol);
        require(
                Instrument.isSymbol(exchangeSymbol),
                "the exchange's symbol is 1 to 64 visible characters",
                exchangeSymbol);
        require(
                isDescription(description),
                "a description is at most 200 characters without control characters",
                description);
        require(
                (base != null) == kind.deliversBase(),
                "a base asset belongs to what delivers one",
                kind);
        require(!quote.equals(base), "base and quote must differ", quote);
        require(Asset.isCode(quote), "the quote asset has a code such as USD", quote);
        require(base == null || Asset.isCode(base), "the base asset has a code such as BTC", base);
        require(tickSize.signum() > 0, "the tick size must be above 0", tickSize);
        require(lotSize.signum() > 0, "the lot size must be above 0", lotSize);
        require(minQuantity.signum() >= 0, "the minimum size must be 0 or more", minQuantity);
        require(minNotional.signum() >= 0, "the minimum value must be 0 or more", minNotional);
        require(
                contractMultiplier.signum() > 0,
                "the contract multiplier must be above 0",
                contractMultiplier);
        require(
                base == null || contractMultiplier.equals(Decimal.ONE),
                "what delivers an asset has the contract multiplier 1",
                contractMultiplier);
        require(priceMagnifier.signum() > 0, "the price magnifier must be above 0", priceMagnifier);
        require(
                strikeMultiplier.signum() > 0,
                "the strike multiplier must be above 0",
                strikeMultiplier);
    }

    /** The same with another tick size. */
    public InstrumentSpecification withTickSize(Decimal other) {
        return new InstrumentSpecification(
                symbol,
                kind,
                description,
                base,
                quote,
                other,
                lotSize,
                minQuantity,
                minNotional,
                contractMultiplier,
                priceMagnifier,
                strikeMultiplier,
                exchangeSymbol);
    }

    /** The same with another description. */
    public InstrumentSpecification withDescription(String other) {
        return new InstrumentSpecification(
                symbol,
                kind,
                other,
                base,
                quote,
                tickSize,
                lotSize,
                minQuantity,
                minNotional,
                contractMultiplier,
                priceMagnifier,
                strikeMultiplier,
                exchangeSymbol);
    }

    /** The specification of an instrument whose figures are known. */
    public static InstrumentSpecification of(InstrumentKind kind, Instrument instrument) {
        return new InstrumentSpecification(
                instrument.symbol(),
                kind,
                "",
                instrument.base().code(),
                instrument.quote().code(),
                new Decimal(instrument.tickSize(), instrument.priceScale()),
                new Decimal(instrument.lotSize(), instrument.quantityScale()),
                new Decimal(instrument.minQuantity(), instrument.quantityScale()),
                new Decimal(instrument.minNotional(), instrument.quote().scale()),
                Decimal.ONE,
                Decimal.ONE,
                Decimal.ONE,
                instrument.symbol());
    }

    /**
     * The smallest order by quantity, in units of the given scale. Quantities lie on that grid, so
     * rounding up refuses exactly the orders that the exchange would.
     */
    public long minQuantityUnits(int quantityScale) {
        return minQuantity.unitsAt(quantityScale, RoundingMode.CEILING);
    }

    private static boolean isDescription(String text) {
        if (text.length() > DESCRIPTION_LENGTH_MAX) {
            return false;
        }
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (Character.isISOControl(c)
                    || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean condition, String rule, @Nullable Object found) {
        if (!condition) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, rule + ", found \"" + found + "\".");
        }
    }
}
