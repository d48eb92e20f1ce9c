package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders of ours that the exchange may tell of: all that may still work, and the last that are
 * over. Thread-safe.
 */
final class TrackedOrders {
    /** So many that are over are remembered. */
    static final int OVER_MAX = 10_000;

    /** Binance counts every amount in eight decimals. */
    private static final int ASSET_SCALE = 8;

    private final Map<String, TrackedOrder> byId = new HashMap<>();
    private final Map<Key, TrackedOrder> byExchangeId = new HashMap<>();
    private final Map<String, Instrument> instruments = new LinkedHashMap<>();
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<String, TrackedOrder> over = new LinkedHashMap<>();

    /** An exchange's id belongs to a symbol. */
    private record Key(String symbol, String exchangeId) {}

    /** Takes an order in; one that is known stays as it is. */
    synchronized TrackedOrder add(OrderRequest request, @Nullable String exchangeId) {
        TrackedOrder known = byId.get(request.clientOrderId());
        if (known != null) {
            return known;
        }
        TrackedOrder order = new TrackedOrder(request, exchangeId);
        byId.put(order.id(), order);
        learn(request.instrument());
        if (exchangeId != null) {
            byExchangeId.put(new Key(order.symbol, exchangeId), order);
        }
        return order;
    }

    /** An instrument is asked about from now on. */
    synchronized void learn(Instrument instrument) {
        instruments.put(Symbols.of(instrument), instrument);
        assets.put(instrument.base().code(), instrument.base());
        assets.put(instrument.quote().code(), instrument.quote());
    }

    /** The exchange has told its id of an order. */
    synchronized void named(TrackedOrder order, String exchangeId) {
        order.exchangeId(exchangeId);
        byExchangeId.put(new Key(order.symbol, exchangeId), order);
    }

    synchronized @Nullable TrackedOrder find(String clientOrderId) {
        return byId.get(clientOrderId);
    }

    synchronized @Nullable TrackedOrder find(String symbol, String exchangeId) {
        return byExchangeId.get(new Key(symbol, exchangeId));
    }

    synchronized @Nullable Instrument instrument(String symbol) {
        return instruments.get(symbol);
    }

    synchronized List<Instrument> instruments() {
        return List.copyOf(instruments.values());
    }

    /** An asset as the books have it, else as Binance counts it. */
    synchronized Asset asset(String code) {
        Asset known = assets.get(code);
        return known == null ? new Asset(code, ASSET_SCALE) : known;
    }

    /** Those that may still work, or of which trades are missing; others are let go of in time. */
    synchronized List<TrackedOrder> open() {
        List<TrackedOrder> open =
                byId.values().stream().filter(order -> !over.containsKey(order.id())).toList();
        for (TrackedOrder order : open) {
            if (order.isOver()) {
                over.put(order.id(), order);
            }
        }
        while (over.size() > OVER_MAX) {
            TrackedOrder oldest = over.values().iterator().next();
            over.remove(oldest.id());
            byId.remove(oldest.id());
            String exchangeId = oldest.exchangeId();
            if (exchangeId != null) {
                byExchangeId.remove(new Key(oldest.symbol, exchangeId));
            }
        }
        return open.stream().filter(order -> !order.isOver()).toList();
    }
}
