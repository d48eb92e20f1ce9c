package dev.tradekeep.app.download;

import dev.tradekeep.market.imports.instruments.TradedInstrument;
import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.instrument.OrderFilter;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.OrderFilters;
import dev.tradekeep.venue.account.VenueInstrument;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a connector tells of instruments, as the catalogue takes it. */
final class ToldInstruments {
    private ToldInstruments() {}

    static TradedInstrument of(VenueInstrument told) {
        return new TradedInstrument(told.specification(), told.status(), filters(told.rules()));
    }

    private static InstrumentFilters filters(OrderFilters rules) {
        Map<OrderFilter, Decimal> figures = new EnumMap<>(OrderFilter.class);
        put(figures, OrderFilter.MIN_PRICE, rules.minPrice());
        put(figures, OrderFilter.MAX_PRICE, rules.maxPrice());
        put(figures, OrderFilter.MAX_QUANTITY, rules.maxQuantity());
        put(figures, OrderFilter.MAX_MARKET_QUANTITY, rules.maxMarketQuantity());
        put(figures, OrderFilter.MAX_NOTIONAL, rules.maxNotional());
        put(figures, OrderFilter.BID_UP, rules.bidUp());
        put(figures, OrderFilter.BID_DOWN, rules.bidDown());
        put(figures, OrderFilter.ASK_UP, rules.askUp());
        put(figures, OrderFilter.ASK_DOWN, rules.askDown());
        put(figures, OrderFilter.MAX_ORDERS, count(rules.maxOrders()));
        put(figures, OrderFilter.MAX_STOPS, count(rules.maxStops()));
        return new InstrumentFilters(figures);
    }

    private static @Nullable Decimal count(@Nullable Integer count) {
        return count == null ? null : new Decimal(count, 0);
    }

    private static void put(
            Map<OrderFilter, Decimal> figures, OrderFilter filter, @Nullable Decimal figure) {
        if (figure != null) {
            figures.put(filter, figure);
        }
    }
}
