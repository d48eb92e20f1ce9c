package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.OrderFilters;
import dev.tradekeep.venue.account.VenueInstrument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A pair of the spot market as Bybit lists it. */
final class InstrumentRow {
    /** Orders of an account that may be open, and in one market those that wait for a price. */
    private static final int ORDERS_MAX = 500;

    private static final int STOPS_MAX = 30;

    private InstrumentRow() {}

    /**
     * A pair with its rules.
     *
     * <p>The smallest quantity and the largest amount that Bybit lists are not asked for any more,
     * so that they are left out.
     *
     * @return null when it cannot be traded here: its codes or its steps are not what they are
     *     elsewhere
     */
    static @Nullable VenueInstrument of(JsonNode row) {
        JsonNode lot = row.path("lotSizeFilter");
        Decimal tick = Fields.decimal(row.path("priceFilter"), "tickSize");
        Decimal step = Fields.decimal(lot, "basePrecision");
        if (tick == null || step == null) {
            return null;
        }
        Decimal minAmount = Fields.decimal(lot, "minOrderAmt");
        String base = Fields.text(row, "baseCoin");
        String quote = Fields.text(row, "quoteCoin");
        try {
            return new VenueInstrument(
                    new InstrumentSpecification(
                            base + "/" + quote,
                            InstrumentKind.CRYPTO,
                            "",
                            base,
                            quote,
                            tick,
                            step,
                            step,
                            minAmount == null ? Decimal.ZERO : minAmount,
                            Decimal.ONE,
                            Decimal.ONE,
                            Decimal.ONE,
                            Fields.text(row, "symbol")),
                    Fields.text(row, "status").equals("Trading")
                            ? InstrumentStatus.TRADING
                            : InstrumentStatus.DELISTED,
                    filters(lot));
        } catch (TradekeepException e) {
            return null;
        }
    }

    private static OrderFilters filters(JsonNode lot) {
        Decimal limitMax = Fields.decimal(lot, "maxLimitOrderQty");
        return new OrderFilters(
                null,
                null,
                limitMax == null ? Fields.decimal(lot, "maxOrderQty") : limitMax,
                Fields.decimal(lot, "maxMarketOrderQty"),
                null,
                null,
                null,
                null,
                null,
                ORDERS_MAX,
                STOPS_MAX);
    }
}
