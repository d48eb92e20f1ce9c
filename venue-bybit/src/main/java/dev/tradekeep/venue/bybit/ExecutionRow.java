package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Side;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A trade of the account as Bybit tells it, by a stream or as an answer.
 *
 * @param orderLinkId empty for none
 * @param value in the quote asset
 * @param fee all that was taken for it in {@code feeCurrency}, taxes included; below 0 for a rebate
 * @param feeCurrency empty when the exchange leaves it to the rule: what was received
 * @param otherFees what was taken in other currencies besides, in words; empty for nothing
 * @param at UTC microseconds
 * @param sequence of the matching engine, unique only with the symbol
 */
record ExecutionRow(
        String symbol,
        String id,
        String orderId,
        String orderLinkId,
        Side side,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal value,
        BigDecimal fee,
        String feeCurrency,
        List<String> otherFees,
        long at,
        long sequence) {
    /** The decimals of a fee that is paid in neither asset of the instrument. */
    static final int OTHER_FEE_SCALE = 8;

    /** The oldest first; what happened at one time in the order of the matching engine. */
    static final Comparator<ExecutionRow> IN_TIME =
            Comparator.comparingLong(ExecutionRow::at)
                    .thenComparing(ExecutionRow::symbol)
                    .thenComparingLong(ExecutionRow::sequence)
                    .thenComparing(ExecutionRow::id);

    ExecutionRow {
        otherFees = List.copyOf(otherFees);
    }

    /**
     * @throws IllegalArgumentException when it cannot be read
     */
    static ExecutionRow of(JsonNode row) {
        String currency = Fields.text(row, "feeCurrency");
        ExtraFees extra = ExtraFees.of(row.path("extraFees"), currency);
        return new ExecutionRow(
                Fields.text(row, "symbol"),
                Fields.text(row, "execId"),
                Fields.text(row, "orderId"),
                Fields.text(row, "orderLinkId"),
                Fields.side(row, "side"),
                Fields.amount(row, "execPrice"),
                Fields.amount(row, "execQty"),
                Fields.amount(row, "execValue"),
                Fields.amount(row, "execFee").add(extra.sameCurrency()),
                currency,
                extra.others(),
                Fields.time(row, "execTime"),
                Fields.whole(row, "seq"));
    }

    /** The same in the units of its instrument. */
    Fill fill(Instrument instrument) {
        BigDecimal worth = value.signum() > 0 ? value : price.multiply(quantity);
        return new Fill(
                id,
                Units.price(instrument, price),
                Units.quantity(instrument, quantity),
                Units.quote(instrument, worth),
                fee(instrument),
                at);
    }

    private Fee fee(Instrument instrument) {
        Asset asset = feeAsset(instrument);
        return new Fee(asset, Units.units(fee, asset.scale(), Fee.ROUNDING));
    }

    private Asset feeAsset(Instrument instrument) {
        Asset base = instrument.base();
        Asset quote = instrument.quote();
        if (feeCurrency.equals(base.code())) {
            return base;
        }
        if (feeCurrency.equals(quote.code())) {
            return quote;
        }
        if (!feeCurrency.isEmpty()) {
            return new Asset(feeCurrency, OTHER_FEE_SCALE);
        }
        // What is received pays; a rebate is paid in the other asset.
        boolean inBase = (side == Side.BUY) == (fee.signum() >= 0);
        return inBase ? base : quote;
    }
}
