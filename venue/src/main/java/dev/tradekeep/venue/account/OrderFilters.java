package dev.tradekeep.venue.account;

import dev.tradekeep.model.number.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange asks of an order apart from tick, lot and minimums, which the instrument has.
 * What is null is not asked.
 *
 * @param minPrice the lowest limit price
 * @param maxPrice the highest limit price
 * @param maxQuantity the most of a limit order, in the base asset
 * @param maxMarketQuantity the most of a market order, in the base asset
 * @param maxNotional the most an order may be worth, in the quote asset
 * @param bidUp how far above the reference price a buy may bid, as a multiple
 * @param bidDown how far below it, as a multiple
 * @param askUp how far above the reference price a sale may ask, as a multiple
 * @param askDown how far below it, as a multiple
 * @param maxOrders how many orders may be open
 * @param maxStops how many of these may wait for a trigger
 */
public record OrderFilters(
        @Nullable Decimal minPrice,
        @Nullable Decimal maxPrice,
        @Nullable Decimal maxQuantity,
        @Nullable Decimal maxMarketQuantity,
        @Nullable Decimal maxNotional,
        @Nullable Decimal bidUp,
        @Nullable Decimal bidDown,
        @Nullable Decimal askUp,
        @Nullable Decimal askDown,
        @Nullable Integer maxOrders,
        @Nullable Integer maxStops) {

    /** Asks nothing. */
    public static final OrderFilters NONE =
            new OrderFilters(null, null, null, null, null, null, null, null, null, null, null);
}
