package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderTerms;
import org.jspecify.annotations.Nullable;

/**
 * Binance's numbers in units of instruments: exact, or a {@link TradekeepException} and nothing at
 * all.
 */
final class Amounts {
    private Amounts() {}

    static long price(Instrument instrument, CharSequence text) {
        return FixedPoint.parse(text, instrument.priceScale());
    }

    static long quantity(Instrument instrument, CharSequence text) {
        return FixedPoint.parse(text, instrument.quantityScale());
    }

    static String priceText(Instrument instrument, long units) {
        return FixedPoint.formatShort(units, instrument.priceScale());
    }

    static String quantityText(Instrument instrument, long units) {
        return FixedPoint.formatShort(units, instrument.quantityScale());
    }

    /**
     * A trade.
     *
     * @param notional what it was worth, as the exchange says it
     * @param feeAsset null where nothing was charged
     * @param at UTC microseconds
     */
    static Fill fill(
            Instrument instrument,
            String tradeId,
            CharSequence price,
            CharSequence quantity,
            CharSequence notional,
            CharSequence fee,
            @Nullable Asset feeAsset,
            long at) {
        Asset paidIn = feeAsset == null ? instrument.quote() : feeAsset;
        return new Fill(
                tradeId,
                price(instrument, price),
                quantity(instrument, quantity),
                FixedPoint.parse(notional, instrument.quote().scale()),
                new Fee(paidIn, FixedPoint.parse(fee, paidIn.scale())),
                at);
    }

    /** The terms of an order in Binance's words; null when there are none of ours like them. */
    static @Nullable OrderTerms terms(
            Instrument instrument, String type, String price, String stop, boolean trails) {
        if (trails) {
            return null;
        }
        return switch (type) {
            case "LIMIT", "LIMIT_MAKER" -> new OrderTerms.Limit(price(instrument, price));
            case "MARKET" -> new OrderTerms.Market();
            case "STOP_LOSS" -> new OrderTerms.Stop(price(instrument, stop));
            case "STOP_LOSS_LIMIT" ->
                    new OrderTerms.StopLimit(price(instrument, stop), price(instrument, price));
            case "TAKE_PROFIT" -> new OrderTerms.TakeProfit(price(instrument, stop));
            default -> null;
        };
    }
}
