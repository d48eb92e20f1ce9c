package dev.tradekeep.store.signals;

import dev.tradekeep.model.order.OrderType;
import org.jspecify.annotations.Nullable;

/**
 * An address at which a chart service asks for orders of one engine.
 *
 * @param engine its name
 * @param portfolio its name; null for that of the engine's own name
 * @param type {@link OrderType#MARKET} or {@link OrderType#LIMIT}
 * @param quoteAssetId what its instruments are paid in
 * @param quoteScale decimals of that asset
 * @param maxNotional the most that one order may cost, in units of that asset
 * @param ordersPerMinute at most
 * @param windowSeconds for how long a call with the key of an earlier one is the same call
 */
public record SignalHook(
        long id,
        String name,
        boolean enabled,
        String engine,
        @Nullable String portfolio,
        OrderType type,
        HookFields fields,
        long quoteAssetId,
        int quoteScale,
        long maxNotional,
        int ordersPerMinute,
        int windowSeconds) {
    public static final int NAME_CHARACTERS_MAX = 64;
    public static final int COUNT_MAX = 100;
    public static final int INSTRUMENTS_MAX = 200;
    public static final int ORDERS_PER_MINUTE_MAX = 600;
    public static final int ORDERS_PER_MINUTE_DEFAULT = 10;
    public static final int WINDOW_SECONDS_MAX = 86_400;
    public static final int WINDOW_SECONDS_DEFAULT = 300;
}
