package dev.tradekeep.store.signals;

import dev.tradekeep.model.order.OrderType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hook that is to be made.
 *
 * @param pathSha256 of the secret part of its path, in hexadecimal
 * @param portfolioId null for that of the engine's own name
 * @param maxNotional in units of the quote asset
 * @param instruments ids of what it may trade, by what the service calls it
 */
public record NewHook(
        String name,
        String pathSha256,
        long engineId,
        @Nullable Long portfolioId,
        OrderType type,
        HookFields fields,
        long quoteAssetId,
        long maxNotional,
        int ordersPerMinute,
        int windowSeconds,
        Map<String, Long> instruments) {
    public NewHook {
        instruments = Map.copyOf(instruments);
    }
}
